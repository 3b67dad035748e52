(* ====================================================================================== *)
(*  Means: Cauchy and Schwarz, Jensen for ln and exp with equal weights                    *)
(* ====================================================================================== *)

Lemma cauchy_identity a b (f g : nat -> R) :
  rsum a b (fun i => rsum a b (fun j => (f i * g j - f j * g i) ^ 2))
  = 2 * (rsum a b (fun k => f k ^ 2) * rsum a b (fun k => g k ^ 2)
         - rsum a b (fun k => f k * g k) ^ 2).
Proof.
  set (F := rsum a b (fun k => f k ^ 2)). set (G := rsum a b (fun k => g k ^ 2)).
  set (P := rsum a b (fun k => f k * g k)).
  transitivity (rsum a b (fun i => G * f i ^ 2 + ((- (2 * P)) * (f i * g i) + F * g i ^ 2))).
  - apply rsum_ext. intros i _.
    transitivity (rsum a b (fun j => f i ^ 2 * g j ^ 2
      + ((- (2 * (f i * g i))) * (f j * g j) + g i ^ 2 * f j ^ 2))).
    + apply rsum_ext. intros j _. ring.
    + rewrite !rsum_plus, !rsum_scal. fold F G P. ring.
  - rewrite !rsum_plus, !rsum_scal. fold F G P. ring.
Qed.
Lemma rsum_cauchy a b (f g : nat -> R) :
  rsum a b (fun k => f k * g k) ^ 2 <= rsum a b (fun k => f k ^ 2) * rsum a b (fun k => g k ^ 2).
Proof.
  assert (H : 0 <= rsum a b (fun i => rsum a b (fun j => (f i * g j - f j * g i) ^ 2))).
  { apply rsum_nonneg. intros i _. apply rsum_nonneg. intros j _. apply pow2_ge_0. }
  rewrite cauchy_identity in H. lra.
Qed.
Lemma rsum_cauchy_eq a b (f g : nat -> R) i j : (a <= i <= b)%nat -> (a <= j <= b)%nat ->
  rsum a b (fun k => f k * g k) ^ 2 = rsum a b (fun k => f k ^ 2) * rsum a b (fun k => g k ^ 2) ->
  f i * g j = f j * g i.
Proof.
  intros Hi Hj E. pose proof (cauchy_identity a b f g) as H. rewrite E in H.
  assert (T : (f i * g j - f j * g i) ^ 2 <= 0).
  { eapply Rle_trans.
    - apply (rsum_ge_term a b (fun j => (f i * g j - f j * g i) ^ 2) j Hj).
      intros k _. apply pow2_ge_0.
    - eapply Rle_trans.
      + apply (rsum_ge_term a b (fun i => rsum a b (fun j => (f i * g j - f j * g i) ^ 2)) i Hi).
        intros k _. apply rsum_nonneg. intros l _. apply pow2_ge_0.
      + rewrite H. lra. }
  nra.
Qed.
Lemma exp_above_line x : 1 + x <= exp x.
Proof. destruct (Req_dec x 0) as [-> | N]; [rewrite exp_0; lra | left; apply exp_ineq1, N]. Qed.
Lemma ln_below_line t : 0 < t -> ln t <= t - 1.
Proof. intros P. pose proof (exp_above_line (ln t)) as H. rewrite exp_ln in H by exact P. lra. Qed.
Lemma ln_strictly_below t : 0 < t -> t <> 1 -> ln t < t - 1.
Proof.
  intros P N. pose proof (exp_ineq1 (ln t)) as H. rewrite exp_ln in H by exact P.
  assert (ln t <> 0) by (intros E; apply N; rewrite <- (exp_ln t) by exact P; rewrite E; apply exp_0).
  specialize (H H0). lra.
Qed.
Lemma mean_ln n (x : nat -> R) : (1 <= n)%nat -> (forall k, (1 <= k <= n)%nat -> x k > 0) ->
  rsum 1 n (fun k => ln (x k)) / INR n <= ln (rsum 1 n x / INR n).
Proof.
  intros L P. assert (N : 0 < INR n) by (apply size_pos, L).
  assert (S : 0 < rsum 1 n x) by (apply rsum_pos; assumption).
  set (m := rsum 1 n x / INR n). assert (M : 0 < m) by (apply Rdiv_lt_0_compat; assumption).
  apply (Rmult_le_reg_r (INR n)); [exact N |]. unfold Rdiv at 1.
  rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  eapply Rle_trans.
  - apply (rsum_le 1 n _ (fun k => / m * x k + (ln m - 1))). intros k Hk.
    pose proof (ln_below_line (x k / m)) as T. specialize (P k Hk).
    rewrite ln_div in T by lra. unfold Rdiv in T.
    assert (0 < x k * / m) by (apply Rmult_lt_0_compat; [lra | apply Rinv_0_lt_compat, M]).
    specialize (T H). lra.
  - rewrite rsum_plus, rsum_scal, rsum_count. unfold m. right. field. split; lra.
Qed.
Lemma mean_ln_eq n (x : nat -> R) i j : (1 <= i <= n)%nat -> (1 <= j <= n)%nat ->
  (forall k, (1 <= k <= n)%nat -> x k > 0) ->
  rsum 1 n (fun k => ln (x k)) / INR n = ln (rsum 1 n x / INR n) -> x i = x j.
Proof.
  intros Hi Hj P E. assert (L : (1 <= n)%nat) by lia. assert (N : 0 < INR n) by (apply size_pos, L).
  assert (S : 0 < rsum 1 n x) by (apply rsum_pos; assumption).
  set (m := rsum 1 n x / INR n) in *. assert (M : 0 < m) by (apply Rdiv_lt_0_compat; assumption).
  assert (K : forall k, (1 <= k <= n)%nat -> x k = m).
  { intros k Hk. destruct (Req_dec (x k) m) as [Q | Q]; [exact Q | exfalso].
    assert (T : rsum 1 n (fun k => ln (x k)) < rsum 1 n (fun k => / m * x k + (ln m - 1))).
    { apply (rsum_lt_at 1 n _ _ k Hk).
      - intros l Hl. pose proof (ln_below_line (x l / m)) as T. specialize (P l Hl).
        rewrite ln_div in T by lra. unfold Rdiv in T.
        assert (0 < x l * / m) by (apply Rmult_lt_0_compat; [lra | apply Rinv_0_lt_compat, M]).
        specialize (T H). lra.
      - pose proof (ln_strictly_below (x k / m)) as T. specialize (P k Hk).
        rewrite ln_div in T by lra. unfold Rdiv in T.
        assert (0 < x k * / m) by (apply Rmult_lt_0_compat; [lra | apply Rinv_0_lt_compat, M]).
        assert (x k * / m <> 1).
        { intros W. apply Q. replace (x k) with (x k * / m * m) by (field; lra). rewrite W. ring. }
        specialize (T H H0). lra. }
    rewrite rsum_plus, rsum_scal, rsum_count in T.
    assert (R1 : / m * rsum 1 n x = INR n) by (unfold m; field; split; lra).
    assert (R2 : rsum 1 n (fun k => ln (x k)) = INR n * ln m) by (rewrite <- E; field; lra).
    rewrite R1, R2 in T. lra. }
  rewrite (K i Hi), (K j Hj). reflexivity.
Qed.
Lemma exp_mean n (y : nat -> R) : (1 <= n)%nat ->
  exp (rsum 1 n y / INR n) <= rsum 1 n (fun k => exp (y k)) / INR n.
Proof.
  intros L. assert (N : 0 < INR n) by (apply size_pos, L). set (m := rsum 1 n y / INR n).
  apply (Rmult_le_reg_r (INR n)); [exact N |]. unfold Rdiv.
  rewrite (Rmult_assoc _ (/ INR n)), Rinv_l, Rmult_1_r by lra.
  apply Rle_trans with (rsum 1 n (fun k => exp m * y k + exp m * (1 - m))).
  - rewrite rsum_plus, rsum_scal, rsum_count. right.
    replace (rsum 1 n y) with (m * INR n) by (unfold m; field; lra). ring.
  - apply rsum_le. intros k _. pose proof (exp_above_line (y k - m)) as T.
    replace (y k) with (m + (y k - m)) at 2 by ring. rewrite exp_plus.
    pose proof (exp_pos m). nra.
Qed.
