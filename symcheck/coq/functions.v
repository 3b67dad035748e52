(* ====================================================================================== *)
(*  Delta, replaced entries, functions                                                     *)
(* ====================================================================================== *)

Lemma delta_refl i : delta i i = 1.
Proof. unfold delta. rewrite Nat.eqb_refl. reflexivity. Qed.
Lemma delta_ne i j : i <> j -> delta i j = 0.
Proof. intros H. unfold delta. rewrite (proj2 (Nat.eqb_neq i j) H). reflexivity. Qed.
Lemma delta_sym i j : delta i j = delta j i.
Proof. unfold delta. rewrite Nat.eqb_sym. reflexivity. Qed.
Lemma delta_cases i j : delta i j = 0 \/ delta i j = 1.
Proof. unfold delta. destruct (Nat.eqb i j); auto. Qed.
Lemma delta_subst i j (f : nat -> R) : delta i j * f i = delta i j * f j.
Proof. unfold delta. destruct (Nat.eqb_spec i j) as [-> |]; ring. Qed.
Lemma upd1_id y k : upd1 y k (y k) = y.
Proof.
  apply functional_extensionality. intros j. unfold upd1.
  destruct (Nat.eqb_spec j k) as [-> |]; reflexivity.
Qed.
Lemma upd2_id y k l : upd2 y k l (y k l) = y.
Proof.
  apply functional_extensionality. intros i. apply functional_extensionality. intros j. unfold upd2.
  destruct (Nat.eqb_spec i k) as [-> |], (Nat.eqb_spec j l) as [-> |]; reflexivity.
Qed.
Lemma upd1_comm_same y k t s : upd1 (upd1 y k t) k s = upd1 y k s.
Proof.
  apply functional_extensionality. intros j. unfold upd1. destruct (Nat.eqb j k); reflexivity.
Qed.
Lemma tanh_is_tanh x : tanh x = Rtrigo_def.tanh x.
Proof.
  unfold tanh, Rtrigo_def.tanh, sinh, cosh. replace (2 * x) with (x + x) by ring.
  rewrite exp_plus, exp_Ropp. pose proof (exp_pos x). assert (exp x * exp x + 1 <> 0) by nra.
  field. repeat split; nra.
Qed.
Lemma exp_nat_mult (k : nat) (x : R) : exp (INR k * x) = exp x ^ k.
Proof.
  induction k as [| k IH].
  - simpl. rewrite Rmult_0_l. apply exp_0.
  - rewrite S_INR. replace ((INR k + 1) * x) with (x + INR k * x) by ring.
    rewrite exp_plus, IH. reflexivity.
Qed.
Lemma ln_div a b : 0 < a -> 0 < b -> ln (a / b) = ln a - ln b.
Proof. intros A B. unfold Rdiv. rewrite ln_mult, ln_Rinv; auto using Rinv_0_lt_compat. Qed.
Lemma ln_of a e : a = exp e -> ln a = e.
Proof. intros ->. apply ln_exp. Qed.
Lemma ln_ge_0 a : 1 <= a -> 0 <= ln a.
Proof. intros [H | <-]; [left; rewrite <- ln_1; apply ln_increasing; lra | rewrite ln_1; lra]. Qed.
Lemma ln_gt_0 a : 1 < a -> 0 < ln a.
Proof. intros H. rewrite <- ln_1. apply ln_increasing; lra. Qed.
Lemma exp_le a b : a <= b -> exp a <= exp b.
Proof. intros [H | ->]; [left; apply exp_increasing, H | right; reflexivity]. Qed.
Lemma exp_le_1 a : a <= 0 -> exp a <= 1.
Proof. intros H. rewrite <- exp_0. apply exp_le, H. Qed.
Lemma exp_ge_1 a : 0 <= a -> 1 <= exp a.
Proof. intros H. rewrite <- exp_0. apply exp_le, H. Qed.
Lemma exp_gt_1 a : 0 < a -> 1 < exp a.
Proof. intros H. rewrite <- exp_0. apply exp_increasing, H. Qed.
Lemma exp_lt_1 a : a < 0 -> exp a < 1.
Proof. intros H. rewrite <- exp_0. apply exp_increasing, H. Qed.
Lemma sqrt_of a b : 0 <= b -> a = b * b -> sqrt a = b.
Proof. intros B ->. apply sqrt_square, B. Qed.
Lemma sqrt_of_square c a : a = c ^ 2 -> sqrt a = Rabs c.
Proof. intros ->. rewrite <- Rsqr_pow2. apply sqrt_Rsqr_abs. Qed.
Lemma sqrt_scaled c k a : 0 <= c -> a = c ^ 2 * k -> sqrt a = c * sqrt k.
Proof.
  intros C ->. replace (c ^ 2 * k) with (c * c * k) by ring.
  rewrite sqrt_mult_alt by nra. rewrite sqrt_square by exact C. reflexivity.
Qed.
Lemma sqrt_sq a : 0 <= a -> sqrt a ^ 2 = a.
Proof. intros A. simpl. rewrite Rmult_1_r. apply sqrt_sqrt, A. Qed.
Lemma sigmoid_below x : sigmoid x < 1.
Proof.
  unfold sigmoid. pose proof (exp_pos (- x)). apply (Rmult_lt_reg_r (1 + exp (- x))); [lra |].
  field_simplify; lra.
Qed.
Lemma quotient_ne_1 a b : b <> 0 -> a <> b -> a / b <> 1.
Proof. intros B N E. apply N. replace a with (a / b * b) by (field; exact B). rewrite E. ring. Qed.
Lemma max_scale c a : 0 < c -> Rmax (c * a) 0 = c * Rmax a 0.
Proof. intros H. unfold Rmax. do 2 destruct Rle_dec; nra. Qed.
Lemma below_one a : 0 < a -> 0 < 1 - 1 / (1 + a).
Proof. intros H. replace (1 - 1 / (1 + a)) with (a / (1 + a)) by (field; lra). apply Rdiv_lt_0_compat; lra. Qed.
Lemma permutes_in a b p k : permutes a b p -> (a <= k <= b)%nat -> (a <= p k <= b)%nat.
Proof. intros [H _]. apply H. Qed.
Lemma sigmoid_ne_half x : x <> 0 -> sigmoid x <> 1 / 2.
Proof.
  intros H E. apply H. unfold sigmoid in E. pose proof (exp_pos (- x)) as P.
  assert (X : exp (- x) = 1).
  { apply (Rmult_eq_compat_r (1 + exp (- x))) in E. field_simplify in E; lra. }
  rewrite <- exp_0 in X. apply exp_inv in X. lra.
Qed.
Lemma ln_power a n : 0 < a -> ln (a ^ n) = INR n * ln a.
Proof.
  intros P. induction n as [| n IH].
  - cbn [pow INR]. rewrite ln_1. ring.
  - rewrite S_INR. cbn [pow]. rewrite ln_mult by (auto using pow_lt). rewrite IH. ring.
Qed.
Lemma ln_sqrt a : 0 < a -> ln (sqrt a) = ln a / 2.
Proof.
  intros P. rewrite <- (sqrt_sqrt a) at 2 by lra. rewrite ln_mult by (apply sqrt_lt_R0; exact P). field.
Qed.
Lemma ln_rprod a b f : (forall k, (a <= k <= b)%nat -> 0 < f k) ->
  ln (rprod a b f) = rsum a b (fun k => ln (f k)).
Proof.
  unfold rprod, rsum. intros H.
  assert (G : forall i, (i < S b - a)%nat -> 0 < f (a + i)%nat) by (intros; apply H; lia). clear H.
  induction (S b - a)%nat as [| n IH]; cbn [bprod bsum]; [apply ln_1 |].
  assert (P : forall m, (m <= n)%nat -> 0 < bprod m (fun k => f (a + k)%nat)).
  { intros m Hm. induction m as [| m IHm]; cbn [bprod]; [lra |].
    apply Rmult_lt_0_compat; [apply IHm; lia | apply G; lia]. }
  rewrite ln_mult by (apply P || apply G; lia). rewrite IH by (intros; apply G; lia). reflexivity.
Qed.
Lemma powerRZ_down x n : x <> 0 -> powerRZ x (- Z.of_nat n) = (1 / x) ^ n.
Proof.
  intros H. replace (1 / x) with (/ x) by (field; exact H). rewrite pow_inv, pow_powerRZ. apply powerRZ_neg'.
Qed.
Lemma real_power_pos x y : 0 < x -> real_power x y = exp (y * ln x).
Proof. intros P. unfold real_power. destruct (Req_EM_T x 0); [lra | reflexivity]. Qed.
Lemma real_power_half x y : y = 1 / 2 -> 0 <= x -> real_power x y = sqrt x.
Proof.
  intros -> [P | <-]; unfold real_power.
  - destruct (Req_EM_T x 0); [lra |]. replace (1 / 2) with (/ 2) by field. apply Rpower_sqrt, P.
  - destruct (Req_EM_T 0 0); [rewrite sqrt_0; reflexivity | contradiction].
Qed.
Lemma real_power_minus_half x y : y = - (1 / 2) -> 0 < x -> real_power x y = 1 / sqrt x.
Proof.
  intros -> P. unfold real_power. destruct (Req_EM_T x 0); [lra |].
  rewrite Rpower_Ropp. replace (1 / 2) with (/ 2) by field. rewrite Rpower_sqrt by exact P.
  unfold Rdiv. ring.
Qed.
Lemma size_pos n : (1 <= n)%nat -> 0 < INR n.
Proof. intros H. apply lt_0_INR. lia. Qed.
