(* ====================================================================================== *)
(*  The index of a maximum                                                                 *)
(* ====================================================================================== *)

Lemma bargmax_le n f : (bargmax n f <= n)%nat.
Proof. induction n as [| n IH]; cbn [bargmax]; [| destruct (Rlt_dec _ _)]; lia. Qed.
Lemma bargmax_max n f i : (i <= n)%nat -> f i <= f (bargmax n f).
Proof.
  induction n as [| n IH]; cbn [bargmax]; intros H.
  - replace i with O by lia. lra.
  - destruct (Nat.eq_dec i (S n)) as [-> | N]; destruct (Rlt_dec _ _); try lra.
    + apply Rle_trans with (f (bargmax n f)); [apply IH; lia | lra].
    + apply IH. lia.
Qed.
Lemma bargmax_first n f i : (i < bargmax n f)%nat -> f i < f (bargmax n f).
Proof.
  induction n as [| n IH]; cbn [bargmax]; [lia |].
  destruct (Rlt_dec _ _) as [L | L]; intros H; [| apply IH; exact H].
  apply Rle_lt_trans with (f (bargmax n f)); [apply bargmax_max; lia | exact L].
Qed.
(* it is in the range, nothing in the range is greater than there, and before it all is less *)
Lemma argmax_in a b f : (a <= b)%nat -> (a <= argmax a b f <= b)%nat.
Proof. intros H. unfold argmax. pose proof (bargmax_le (b - a) (fun k => f (a + k)%nat)). lia. Qed.
Lemma argmax_greatest a b f i : (a <= i <= b)%nat -> f i <= f (argmax a b f).
Proof.
  intros H. pose proof (bargmax_max (b - a) (fun k => f (a + k)%nat) (i - a)) as G. cbv beta in G.
  replace (a + (i - a))%nat with i in G by lia. apply G. lia.
Qed.
Lemma argmax_first a b f i : (a <= i < argmax a b f)%nat -> f i < f (argmax a b f).
Proof.
  intros H. unfold argmax in *.
  pose proof (bargmax_first (b - a) (fun k => f (a + k)%nat) (i - a)) as G. cbv beta in G.
  replace (a + (i - a))%nat with i in G by lia. apply G. lia.
Qed.
(* it is the only index of which both are so *)
Lemma argmax_is a b f i : (a <= i <= b)%nat -> (forall k, (a <= k <= b)%nat -> f k <= f i) ->
  (forall k, (a <= k < i)%nat -> f k < f i) -> argmax a b f = i.
Proof.
  intros Hi G F. pose proof (argmax_in a b f ltac:(lia)) as I.
  destruct (lt_eq_lt_dec (argmax a b f) i) as [[L | L] | L]; [exfalso | exact L | exfalso].
  - pose proof (F (argmax a b f) ltac:(lia)). pose proof (argmax_greatest a b f i Hi). lra.
  - pose proof (argmax_first a b f i ltac:(lia)). pose proof (G (argmax a b f) I). lra.
Qed.
Lemma argmax_rmax a b f : (a <= b)%nat -> f (argmax a b f) = rmax a b f.
Proof.
  intros H. apply Rle_antisym; [apply rmax_ge, argmax_in, H |].
  apply rmax_le; [exact H | intros k Hk; apply argmax_greatest, Hk].
Qed.
(* the term that symcheck writes for it: the least of the indices at which f is greatest *)
Lemma argmax_rmin a b f : (a <= b)%nat -> INR (argmax a b f)
  = rmin a b (fun k => if Rle_dec (rmax a b f) (f k) then INR k else INR b).
Proof.
  intros H. pose proof (argmax_in a b f H) as I. apply Rle_antisym.
  - apply rmin_ge; [exact H |]. intros k Hk.
    destruct (Rle_dec _ _) as [L | L]; apply le_INR; [| lia].
    destruct (le_lt_dec (argmax a b f) k) as [G | G]; [exact G | exfalso].
    pose proof (argmax_first a b f k ltac:(lia)). rewrite <- (argmax_rmax a b f H) in L. lra.
  - eapply Rle_trans; [apply (rmin_le a b _ (argmax a b f) I) |]. cbv beta.
    rewrite (argmax_rmax a b f H). destruct (Rle_dec _ _); [lra | exfalso; lra].
Qed.
Lemma argmax_attained a b f : (a <= b)%nat -> exists i, (a <= i <= b)%nat /\
  (if Rle_dec (rmax a b f) (f i) then INR i else INR b) = INR (argmax a b f).
Proof. intros H. rewrite (argmax_rmin a b f H). exact (rmin_attained a b _ H). Qed.
Lemma argmax_min_le a b f i : (a <= i <= b)%nat ->
  INR (argmax a b f) <= (if Rle_dec (rmax a b f) (f i) then INR i else INR b).
Proof. intros H. rewrite argmax_rmin by lia. exact (rmin_le a b _ i H). Qed.
(* a positive factor and what is the same everywhere do not matter *)
Lemma argmax_scaled a b f g p q : (a <= b)%nat -> 0 < p ->
  (forall k, (a <= k <= b)%nat -> f k = p * g k + q) -> argmax a b f = argmax a b g.
Proof.
  intros H P E. pose proof (argmax_in a b g H) as I. apply argmax_is; [exact I | |]; intros k Hk.
  - rewrite !E by lia. pose proof (argmax_greatest a b g k Hk). nra.
  - rewrite !E by lia. pose proof (argmax_first a b g k Hk). nra.
Qed.
Lemma argmax_ext a b f g : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k = g k) -> argmax a b f = argmax a b g.
Proof.
  intros H E. apply (argmax_scaled a b f g 1 0 H); [lra |].
  intros k Hk. rewrite E by exact Hk. ring.
Qed.
(* the index of a minimum is that of the maximum of what is opposite *)
Lemma bargmin_opp n f : bargmin n f = bargmax n (fun k => - f k).
Proof.
  induction n as [| n IH]; cbn [bargmin bargmax]; [reflexivity |]. rewrite <- IH.
  destruct (Rlt_dec (f (S n)) _), (Rlt_dec (- f (bargmin n f)) _); lra || reflexivity.
Qed.
Lemma argmin_opp a b f : argmin a b f = argmax a b (fun k => - f k).
Proof. unfold argmin, argmax. rewrite bargmin_opp. reflexivity. Qed.
Lemma argmin_in a b f : (a <= b)%nat -> (a <= argmin a b f <= b)%nat.
Proof. rewrite argmin_opp. apply argmax_in. Qed.
Lemma argmin_least a b f i : (a <= i <= b)%nat -> f (argmin a b f) <= f i.
Proof.
  intros H. rewrite argmin_opp. pose proof (argmax_greatest a b (fun k => - f k) i H) as G.
  cbv beta in G. lra.
Qed.
Lemma argmin_is a b f i : (a <= i <= b)%nat -> (forall k, (a <= k <= b)%nat -> f i <= f k) ->
  (forall k, (a <= k < i)%nat -> f i < f k) -> argmin a b f = i.
Proof.
  intros Hi G F. rewrite argmin_opp. apply argmax_is; [exact Hi | |]; intros k Hk.
  - specialize (G k Hk). lra.
  - specialize (F k Hk). lra.
Qed.
Lemma argmin_rmin a b f : (a <= b)%nat -> INR (argmin a b f)
  = rmin a b (fun k => if Rle_dec (f k) (rmin a b f) then INR k else INR b).
Proof.
  intros H. rewrite argmin_opp, argmax_rmin by exact H. apply rmin_ext; [exact H |]. intros k Hk.
  rewrite (rmin_opp a b f). destruct (Rle_dec _ (- f k)), (Rle_dec (f k) _); lra || reflexivity.
Qed.
Lemma argmin_attained a b f : (a <= b)%nat -> exists i, (a <= i <= b)%nat /\
  (if Rle_dec (f i) (rmin a b f) then INR i else INR b) = INR (argmin a b f).
Proof. intros H. rewrite (argmin_rmin a b f H). exact (rmin_attained a b _ H). Qed.
Lemma argmin_min_le a b f i : (a <= i <= b)%nat ->
  INR (argmin a b f) <= (if Rle_dec (f i) (rmin a b f) then INR i else INR b).
Proof. intros H. rewrite argmin_rmin by lia. exact (rmin_le a b _ i H). Qed.
Lemma argmin_scaled a b f g p q : (a <= b)%nat -> 0 < p ->
  (forall k, (a <= k <= b)%nat -> - f k = p * g k + q) -> argmin a b f = argmax a b g.
Proof. intros H P E. rewrite argmin_opp. exact (argmax_scaled a b _ g p q H P E). Qed.
Lemma argmin_ext a b f g : (a <= b)%nat ->
  (forall k, (a <= k <= b)%nat -> f k = g k) -> argmin a b f = argmin a b g.
Proof.
  intros H E. rewrite !argmin_opp. apply argmax_ext; [exact H |].
  intros k Hk. rewrite E by exact Hk. reflexivity.
Qed.
