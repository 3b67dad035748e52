(* ====================================================================================== *)
(*  Products, maxima                                                                       *)
(* ====================================================================================== *)

Lemma rprod_ext a b f g :
  (forall k, (a <= k <= b)%nat -> f k = g k) -> rprod a b f = rprod a b g.
Proof.
  unfold rprod. intros H. assert (G : forall i, (i < S b - a)%nat -> f (a + i)%nat = g (a + i)%nat)
    by (intros; apply H; lia). clear H.
  induction (S b - a)%nat as [| n IH]; simpl; [reflexivity |].
  rewrite IH, (G n); auto with arith.
Qed.
Lemma rprod_10 f : rprod 1 0 f = 1.
Proof. reflexivity. Qed.
Lemma rprod_S a b f : (a <= S b)%nat -> rprod a (S b) f = rprod a b f * f (S b).
Proof.
  intros H. unfold rprod. replace (S (S b) - a)%nat with (S (S b - a)) by lia.
  cbn [bsum bprod]. do 2 f_equal. lia.
Qed.
Lemma rprod_empty a b f : (b < a)%nat -> rprod a b f = 1.
Proof. intros H. unfold rprod. replace (S b - a)%nat with O by lia. reflexivity. Qed.
Lemma rprod_const n c : rprod 1 n (fun _ => c) = c ^ n.
Proof.
  unfold rprod. replace (S n - 1)%nat with n by lia.
  induction n as [| n IH]; simpl; [reflexivity | rewrite IH; ring].
Qed.
Lemma bprod_nonneg n f : (forall i, (i < n)%nat -> 0 <= f i) -> 0 <= bprod n f.
Proof.
  induction n as [| n IH]; intros H; simpl; [lra |].
  apply Rmult_le_pos; [apply IH; auto with arith | apply H; auto].
Qed.
Lemma rprod_nonneg a b f : (forall k, (a <= k <= b)%nat -> 0 <= f k) -> 0 <= rprod a b f.
Proof. intros H. apply bprod_nonneg. intros i Hi. apply H. lia. Qed.
Lemma rprod_pos a b f : (forall k, (a <= k <= b)%nat -> 0 < f k) -> 0 < rprod a b f.
Proof.
  unfold rprod. intros H. assert (G : forall i, (i < S b - a)%nat -> 0 < f (a + i)%nat)
    by (intros; apply H; lia). clear H.
  induction (S b - a)%nat as [| n IH]; simpl; [lra |].
  apply Rmult_lt_0_compat; [apply IH; auto with arith | apply G; auto].
Qed.
Lemma rprod_le a b f g : (forall k, (a <= k <= b)%nat -> 0 <= f k) ->
  (forall k, (a <= k <= b)%nat -> f k <= g k) -> rprod a b f <= rprod a b g.
Proof.
  unfold rprod. intros P H.
  assert (P' : forall i, (i < S b - a)%nat -> 0 <= f (a + i)%nat) by (intros; apply P; lia).
  assert (H' : forall i, (i < S b - a)%nat -> f (a + i)%nat <= g (a + i)%nat)
    by (intros; apply H; lia).
  clear P H. induction (S b - a)%nat as [| n IH]; simpl; [lra |].
  apply Rmult_le_compat; auto using bprod_nonneg with arith.
Qed.
Lemma rprod_abs a b f : Rabs (rprod a b f) = rprod a b (fun k => Rabs (f k)).
Proof.
  unfold rprod. induction (S b - a)%nat as [| n IH]; simpl; [apply Rabs_R1 |].
  rewrite Rabs_mult, IH. reflexivity.
Qed.
Lemma bmax_ge n f i : (i <= n)%nat -> f i <= bmax n f.
Proof.
  induction n as [| n IH]; intros H; simpl.
  - replace i with O by lia. lra.
  - destruct (Nat.eq_dec i (S n)) as [-> | E]; [apply Rmax_r |].
    apply Rle_trans with (bmax n f); [apply IH; lia | apply Rmax_l].
Qed.
Lemma bmax_attained n f : exists i, (i <= n)%nat /\ f i = bmax n f.
Proof.
  induction n as [| n [i [Hi E]]]; simpl.
  - exists O. auto.
  - unfold Rmax. destruct (Rle_dec (bmax n f) (f (S n))); [exists (S n) | exists i]; auto.
Qed.
Lemma rmax_ge a b f i : (a <= i <= b)%nat -> f i <= rmax a b f.
Proof.
  intros H. pose proof (bmax_ge (b - a) (fun k => f (a + k)%nat) (i - a)) as G. cbv beta in G.
  replace (a + (i - a))%nat with i in G by lia. apply G. lia.
Qed.
Lemma rmax_attained a b f : (a <= b)%nat -> exists i, (a <= i <= b)%nat /\ f i = rmax a b f.
Proof.
  intros H. destruct (bmax_attained (b - a) (fun k => f (a + k)%nat)) as [i [Hi E]].
  exists (a + i)%nat. split; [lia | exact E].
Qed.
Lemma rmax_ext a b f g : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k = g k) -> rmax a b f = rmax a b g.
Proof.
  intros L H. apply Rle_antisym.
  - destruct (rmax_attained a b f L) as [i [Hi <-]]. rewrite H by exact Hi. apply rmax_ge, Hi.
  - destruct (rmax_attained a b g L) as [i [Hi <-]]. rewrite <- H by exact Hi. apply rmax_ge, Hi.
Qed.
Lemma rmax_le a b f c : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k <= c) -> rmax a b f <= c.
Proof. intros L H. destruct (rmax_attained a b f L) as [i [Hi <-]]. apply H, Hi. Qed.
Lemma rmax_single a f : rmax a a f = f a.
Proof. unfold rmax. rewrite Nat.sub_diag. simpl. f_equal. lia. Qed.
Lemma bmin_opp n f : bmin n f = - bmax n (fun k => - f k).
Proof.
  induction n as [| n IH]; simpl; [ring |]. rewrite IH.
  unfold Rmin, Rmax. destruct (Rle_dec _ _), (Rle_dec _ _); lra.
Qed.
Lemma rmin_opp a b f : rmin a b f = - rmax a b (fun k => - f k).
Proof. apply bmin_opp. Qed.
Lemma rmin_le a b f i : (a <= i <= b)%nat -> rmin a b f <= f i.
Proof. intros H. rewrite rmin_opp. pose proof (rmax_ge a b (fun k => - f k) i H) as G. simpl in G. lra. Qed.
Lemma rmin_attained a b f : (a <= b)%nat -> exists i, (a <= i <= b)%nat /\ f i = rmin a b f.
Proof.
  intros H. destruct (rmax_attained a b (fun k => - f k) H) as [i [Hi E]].
  exists i. split; [exact Hi |]. rewrite rmin_opp. simpl in E. lra.
Qed.
Lemma rmin_ext a b f g : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k = g k) -> rmin a b f = rmin a b g.
Proof.
  intros L H. rewrite !rmin_opp. f_equal. apply rmax_ext; [exact L |].
  intros k Hk. rewrite H by exact Hk. reflexivity.
Qed.
Lemma rmin_ge a b f c : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> c <= f k) -> c <= rmin a b f.
Proof. intros L H. destruct (rmin_attained a b f L) as [i [Hi <-]]. apply H, Hi. Qed.
Lemma rmin_gt a b f c : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> c < f k) -> c < rmin a b f.
Proof. intros L H. destruct (rmin_attained a b f L) as [i [Hi <-]]. apply H, Hi. Qed.
Lemma rmin_single a f : rmin a a f = f a.
Proof. unfold rmin. rewrite Nat.sub_diag. simpl. f_equal. lia. Qed.
Lemma rmin_pairs a b f : (a <= b)%nat -> rmin (2 * a) (2 * b + 1) f
  = rmin a b (fun j => Rmin (f (2 * j)%nat) (f (2 * j + 1)%nat)).
Proof.
  intros L. apply Rle_antisym.
  - apply rmin_ge; [exact L |]. intros k Hk. apply Rmin_glb; apply rmin_le; lia.
  - apply rmin_ge; [lia |]. intros k Hk.
    destruct (Nat.Even_or_Odd k) as [[j E] | [j E]]; subst k.
    + eapply Rle_trans; [apply (rmin_le a b _ j); lia | apply Rmin_l].
    + eapply Rle_trans; [apply (rmin_le a b _ j); lia | apply Rmin_r].
Qed.
