(* ====================================================================================== *)
(*  Sums                                                                                   *)
(* ====================================================================================== *)

Lemma bsum_ext n f g : (forall i, (i < n)%nat -> f i = g i) -> bsum n f = bsum n g.
Proof.
  induction n as [| n IH]; intros H; simpl; [reflexivity |].
  rewrite IH, (H n); auto with arith.
Qed.
Lemma rsum_ext a b f g :
  (forall k, (a <= k <= b)%nat -> f k = g k) -> rsum a b f = rsum a b g.
Proof. intros H. apply bsum_ext. intros i Hi. apply H. lia. Qed.
Lemma rsum_plus a b f g : rsum a b (fun k => f k + g k) = rsum a b f + rsum a b g.
Proof. unfold rsum. induction (S b - a)%nat as [| n IH]; simpl; [ring | rewrite IH; ring]. Qed.
Lemma rsum_minus a b f g : rsum a b (fun k => f k - g k) = rsum a b f - rsum a b g.
Proof. unfold rsum. induction (S b - a)%nat as [| n IH]; simpl; [ring | rewrite IH; ring]. Qed.
Lemma rsum_opp a b f : rsum a b (fun k => - f k) = - rsum a b f.
Proof. unfold rsum. induction (S b - a)%nat as [| n IH]; simpl; [ring | rewrite IH; ring]. Qed.
Lemma rsum_scal a b c f : rsum a b (fun k => c * f k) = c * rsum a b f.
Proof. unfold rsum. induction (S b - a)%nat as [| n IH]; simpl; [ring | rewrite IH; ring]. Qed.
Lemma rsum_const a b c : rsum a b (fun _ => c) = INR (S b - a) * c.
Proof.
  unfold rsum. induction (S b - a)%nat as [| n IH]; [simpl; ring |].
  rewrite S_INR. simpl bsum. rewrite IH. ring.
Qed.
Lemma rsum_count n c : rsum 1 n (fun _ => c) = INR n * c.
Proof. rewrite rsum_const. do 2 f_equal. lia. Qed.
Lemma rsum_zero a b f : (forall k, (a <= k <= b)%nat -> f k = 0) -> rsum a b f = 0.
Proof. intros H. rewrite (rsum_ext a b f (fun _ => 0) H), rsum_const. ring. Qed.
Lemma bsum_swap n m (f : nat -> nat -> R) :
  bsum n (fun i => bsum m (fun j => f i j)) = bsum m (fun j => bsum n (fun i => f i j)).
Proof.
  induction n as [| n IH]; simpl.
  - induction m as [| m IH]; simpl; [reflexivity | rewrite <- IH; ring].
  - rewrite IH. clear IH. induction m as [| m IH]; simpl; [ring | rewrite <- IH; ring].
Qed.
Lemma rsum_swap a b c d (f : nat -> nat -> R) :
  rsum a b (fun i => rsum c d (fun j => f i j)) = rsum c d (fun j => rsum a b (fun i => f i j)).
Proof. unfold rsum. apply bsum_swap. Qed.
Lemma rsum_empty a b f : (b < a)%nat -> rsum a b f = 0.
Proof. intros H. unfold rsum. replace (S b - a)%nat with O by lia. reflexivity. Qed.
Lemma rsum_S a b f : (a <= S b)%nat -> rsum a (S b) f = rsum a b f + f (S b).
Proof.
  intros H. unfold rsum. replace (S (S b) - a)%nat with (S (S b - a)) by lia.
  cbn [bsum bprod]. do 2 f_equal. lia.
Qed.
Lemma rsum_single a f : rsum a a f = f a.
Proof.
  unfold rsum. replace (S a - a)%nat with 1%nat by lia. cbn [bsum].
  replace (a + 0)%nat with a by lia. ring.
Qed.
Lemma rsum_10 f : rsum 1 0 f = 0.
Proof. reflexivity. Qed.
Lemma rsum_at a b i f : (a <= i <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> k <> i -> f k = 0) -> rsum a b f = f i.
Proof.
  revert i. induction b as [| b IH]; intros i Hi H.
  - assert (a = O) by lia. assert (i = O) by lia. subst. apply rsum_single.
  - destruct (Nat.eq_dec i (S b)) as [-> | E].
    + rewrite rsum_S by lia. rewrite rsum_zero; [ring |].
      intros k Hk. apply H; lia.
    + rewrite rsum_S by lia. rewrite (H (S b)) by lia. rewrite (IH i) by (lia || (intros; apply H; lia)).
      ring.
Qed.
Lemma rsum_nonneg a b f : (forall k, (a <= k <= b)%nat -> 0 <= f k) -> 0 <= rsum a b f.
Proof.
  induction b as [| b IH]; intros H.
  - destruct (le_lt_dec a 0) as [L | L]; [| rewrite rsum_empty by lia; lra].
    assert (a = O) by lia. subst. rewrite rsum_single. apply H. lia.
  - destruct (le_lt_dec a (S b)) as [L | L]; [| rewrite rsum_empty by lia; lra].
    rewrite rsum_S by lia. assert (0 <= rsum a b f) by (apply IH; intros; apply H; lia).
    assert (0 <= f (S b)) by (apply H; lia). lra.
Qed.
Lemma rsum_le a b f g :
  (forall k, (a <= k <= b)%nat -> f k <= g k) -> rsum a b f <= rsum a b g.
Proof.
  intros H. assert (P : 0 <= rsum a b (fun k => g k - f k)).
  { apply rsum_nonneg. intros k Hk. specialize (H k Hk). lra. }
  rewrite rsum_minus in P. lra.
Qed.
Lemma rsum_ge_term a b f i : (a <= i <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> 0 <= f k) -> f i <= rsum a b f.
Proof.
  intros Hi H.
  assert (E : rsum a b (fun k => delta k i * f k) = f i).
  { rewrite (rsum_at a b i) by (assumption || (intros k Hk N; unfold delta;
      rewrite (proj2 (Nat.eqb_neq k i) N); ring)).
    unfold delta. rewrite Nat.eqb_refl. ring. }
  rewrite <- E. apply rsum_le. intros k Hk. specialize (H k Hk). unfold delta.
  destruct (Nat.eqb k i); lra.
Qed.
Lemma rsum_lt_at a b f g i : (a <= i <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k <= g k) -> f i < g i -> rsum a b f < rsum a b g.
Proof.
  intros Hi H L. assert (P : g i - f i <= rsum a b (fun k => g k - f k)).
  { apply (rsum_ge_term a b (fun k => g k - f k) i Hi).
    intros k Hk. specialize (H k Hk). lra. }
  rewrite rsum_minus in P. lra.
Qed.
Lemma rsum_lt a b f g : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k < g k) -> rsum a b f < rsum a b g.
Proof.
  intros L H. apply (rsum_lt_at a b f g a); [lia | | apply H; lia].
  intros k Hk. left. apply H. exact Hk.
Qed.
Lemma rsum_pos a b f : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> 0 < f k) -> 0 < rsum a b f.
Proof.
  intros L H. replace 0 with (rsum a b (fun _ => 0)) by (rewrite rsum_const; ring).
  apply rsum_lt; assumption.
Qed.
Lemma rsum_pairs a f n : rsum (2 * a) (2 * (a + n) + 1) f
  = rsum a (a + n) (fun j => f (2 * j)%nat + f (2 * j + 1)%nat).
Proof.
  induction n as [| n IH].
  - rewrite Nat.add_0_r, rsum_single. replace (2 * a + 1)%nat with (S (2 * a)) by lia.
    rewrite rsum_S by lia. rewrite rsum_single. reflexivity.
  - replace (2 * (a + S n) + 1)%nat with (S (S (2 * (a + n) + 1))) by lia.
    rewrite !rsum_S by lia. rewrite IH. replace (a + S n)%nat with (S (a + n)) by lia.
    rewrite rsum_S by lia. replace (S (S (2 * (a + n) + 1))) with (2 * S (a + n) + 1)%nat by lia.
    replace (S (2 * (a + n) + 1)) with (2 * S (a + n))%nat by lia. ring.
Qed.
Lemma rsum_pairs_to a b f : (a <= b)%nat -> rsum (2 * a) (2 * b + 1) f
  = rsum a b (fun j => f (2 * j)%nat + f (2 * j + 1)%nat).
Proof.
  intros L. pose proof (rsum_pairs a f (b - a)) as H.
  replace (a + (b - a))%nat with b in H by lia. exact H.
Qed.
(* a sum does not change when its index is permuted *)
Lemma rsum_permutes a b p f : permutes a b p -> rsum a b (fun j => f (p j)) = rsum a b f.
Proof.
  intros (Into & One & Onto).
  transitivity (rsum a b (fun j => rsum a b (fun i => delta i (p j) * f i))).
  { apply rsum_ext. intros j Hj. symmetry. rewrite (rsum_at a b (p j)); [| apply Into; exact Hj |].
    - unfold delta. rewrite Nat.eqb_refl. ring.
    - intros k Hk N. unfold delta. rewrite (proj2 (Nat.eqb_neq _ _) N). ring. }
  rewrite rsum_swap. apply rsum_ext. intros i Hi. destruct (Onto i Hi) as [j [Hj E]].
  rewrite (rsum_at a b j); [| exact Hj |].
  - rewrite E. unfold delta. rewrite Nat.eqb_refl. ring.
  - intros k Hk N. unfold delta. rewrite (proj2 (Nat.eqb_neq i (p k))); [ring |].
    intros F. apply N, One; congruence.
Qed.
