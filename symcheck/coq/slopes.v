(* ====================================================================================== *)
(*  Derivatives: the rules, with the values at the point as parameters                     *)
(* ====================================================================================== *)

Lemma d_const (c x : R) : is_derive (fun _ : R => c) x 0.
Proof. apply (is_derive_const (K := R_AbsRing) (V := R_NormedModule) c x). Qed.
Lemma d_id (x : R) : is_derive (fun t : R => t) x 1.
Proof. apply (is_derive_id (K := R_AbsRing) x). Qed.
Lemma d_eq (f : R -> R) (x d e : R) : is_derive f x d -> d = e -> is_derive f x e.
Proof. intros H <-. exact H. Qed.
Lemma d_plus (f g : R -> R) x df dg : is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t + g t) x (df + dg).
Proof. intros F G. exact (is_derive_plus (K := R_AbsRing) (V := R_NormedModule) f g x df dg F G). Qed.
Lemma d_opp (f : R -> R) x df : is_derive f x df -> is_derive (fun t => - f t) x (- df).
Proof. intros F. exact (is_derive_opp (K := R_AbsRing) (V := R_NormedModule) f x df F). Qed.
Lemma d_minus (f g : R -> R) x df dg : is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t - g t) x (df - dg).
Proof. intros F G. exact (is_derive_minus (K := R_AbsRing) (V := R_NormedModule) f g x df dg F G). Qed.
Lemma d_mult (f g : R -> R) x df dg vf vg : f x = vf -> g x = vg -> is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t * g t) x (df * vg + vf * dg).
Proof. intros <- <- F G. exact (is_derive_mult f g x df dg F G Rmult_comm). Qed.
Lemma d_scal c (f : R -> R) x df : is_derive f x df -> is_derive (fun t => c * f t) x (c * df).
Proof. intros F. exact (is_derive_scal f x c df F). Qed.
Lemma d_scal_r c (f : R -> R) x df : is_derive f x df -> is_derive (fun t => f t * c) x (df * c).
Proof.
  intros F. eapply d_eq.
  - exact (d_mult f (fun _ => c) x df 0 (f x) c eq_refl eq_refl F (d_const c x)).
  - ring.
Qed.
Lemma d_over c (f : R -> R) x df : is_derive f x df -> is_derive (fun t => f t / c) x (df / c).
Proof. intros F. apply (d_scal_r (/ c)). exact F. Qed.
Lemma d_div (f g : R -> R) x df dg vf vg : f x = vf -> g x = vg -> vg <> 0 ->
  is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t / g t) x ((df * vg - vf * dg) / vg ^ 2).
Proof. intros <- <- N F G. exact (is_derive_div f g x df dg F G N). Qed.
Lemma d_inv (f : R -> R) x df vf : f x = vf -> vf <> 0 -> is_derive f x df ->
  is_derive (fun t => / f t) x (- df / vf ^ 2).
Proof. intros <- N F. exact (is_derive_inv f x df F N). Qed.
Lemma d_comp (h : R -> R) (f : R -> R) x df vf dh : f x = vf -> is_derive h vf dh -> is_derive f x df ->
  is_derive (fun t => h (f t)) x (dh * df).
Proof.
  intros <- H F. eapply d_eq.
  - apply (is_derive_comp (K := R_AbsRing) (V := R_NormedModule) h f x dh df H F).
  - unfold scal; simpl; unfold mult; simpl. ring.
Qed.
Lemma d_pow n c (f : R -> R) x df vf : f x = vf -> c = INR n -> is_derive f x df ->
  is_derive (fun t => f t ^ n) x (c * vf ^ (pred n) * df).
Proof.
  intros <- -> F. eapply d_eq; [apply (is_derive_pow f n x df F) |]. ring.
Qed.
Lemma d_exp (f : R -> R) x df vf : f x = vf -> is_derive f x df ->
  is_derive (fun t => exp (f t)) x (exp vf * df).
Proof. intros E F. apply (d_comp exp f x df vf _ E); [apply is_derive_exp | exact F]. Qed.
Lemma d_ln (f : R -> R) x df vf : f x = vf -> 0 < vf -> is_derive f x df ->
  is_derive (fun t => ln (f t)) x (/ vf * df).
Proof. intros E P F. apply (d_comp ln f x df vf _ E); [apply is_derive_ln, P | exact F]. Qed.
Lemma d_sqrt (f : R -> R) x df vf : f x = vf -> 0 < vf -> is_derive f x df ->
  is_derive (fun t => sqrt (f t)) x (df / (2 * sqrt vf)).
Proof. intros <- P F. exact (is_derive_sqrt f x df F P). Qed.
Lemma d_sin (f : R -> R) x df vf : f x = vf -> is_derive f x df ->
  is_derive (fun t => sin (f t)) x (cos vf * df).
Proof. intros E F. apply (d_comp sin f x df vf _ E); [apply is_derive_sin | exact F]. Qed.
Lemma d_cos (f : R -> R) x df vf : f x = vf -> is_derive f x df ->
  is_derive (fun t => cos (f t)) x (- sin vf * df).
Proof. intros E F. apply (d_comp cos f x df vf _ E); [apply is_derive_cos | exact F]. Qed.
Lemma is_derive_erf x : is_derive erf x (2 * exp (- x ^ 2) / sqrt PI).
Proof.
  assert (P : sqrt PI <> 0) by (apply Rgt_not_eq, sqrt_lt_R0, PI_RGT_0).
  assert (C : forall u, continuous (fun t => exp (- t ^ 2)) u)
    by (intros u; apply (ex_derive_continuous (fun t => exp (- t ^ 2))); auto_derive; trivial).
  unfold erf. eapply d_eq.
  - apply (d_scal (2 / sqrt PI)). apply (is_derive_RInt (fun t => exp (- t ^ 2)) _ 0 x).
    + apply filter_forall. intros u. apply (RInt_correct (V := R_CompleteNormedModule)).
      apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros z _. apply C.
    + apply C.
  - field. exact P.
Qed.
Lemma d_erf (f : R -> R) x df vf : f x = vf -> is_derive f x df ->
  is_derive (fun t => erf (f t)) x (2 * exp (- vf ^ 2) / sqrt PI * df).
Proof. intros E F. apply (d_comp erf f x df vf _ E); [apply is_derive_erf | exact F]. Qed.
Lemma erf_odd x : erf (- x) = - erf x.
Proof.
  assert (D : forall t, is_derive (fun t => erf t + erf (- t)) t 0).
  { intros t. eapply d_eq.
    - apply (d_plus erf (fun t => erf (- t)) t); [apply is_derive_erf |].
      apply (d_erf (fun t => - t) t (- 1) (- t)); [reflexivity |]. apply (d_opp (fun t => t) t), d_id.
    - replace (- (- t) ^ 2) with (- t ^ 2) by ring. unfold Rdiv. ring. }
  assert (Z : erf 0 = 0).
  { unfold erf. rewrite RInt_point. unfold zero; simpl. ring. }
  assert (E : forall a b, a < b -> erf a + erf (- a) = erf b + erf (- b)).
  { intros a b H. apply (eq_is_derive (fun t => erf t + erf (- t)) a b); [| exact H].
    intros t _. apply D. }
  assert (erf x + erf (- x) = erf 0 + erf (- 0)).
  { destruct (Rtotal_order x 0) as [H | [-> | H]]; [apply E, H | reflexivity | symmetry; apply E, H]. }
  rewrite Ropp_0, Z in H. lra.
Qed.
Lemma d_rsum a b (F : R -> nat -> R) (dF : nat -> R) x :
  (forall k, (a <= k <= b)%nat -> is_derive (fun t => F t k) x (dF k)) ->
  is_derive (fun t => rsum a b (F t)) x (rsum a b dF).
Proof.
  unfold rsum. intros H.
  assert (G : forall i, (i < S b - a)%nat -> is_derive (fun t => F t (a + i)%nat) x (dF (a + i)%nat))
    by (intros; apply H; lia). clear H.
  induction (S b - a)%nat as [| n IH].
  - exact (d_const 0 x).
  - apply (d_plus (fun t => bsum n (fun k => F t (a + k)%nat)) (fun t => F t (a + n)%nat)).
    + apply IH. intros. apply G. lia.
    + apply G. lia.
Qed.
Lemma d_upd1 y k j x : is_derive (fun t => upd1 y k t j) x (delta j k).
Proof. unfold upd1, delta. destruct (Nat.eqb j k); [exact (d_id x) | exact (d_const (y j) x)]. Qed.
Lemma d_upd2 y k l i j x : is_derive (fun t => upd2 y k l t i j) x (delta i k * delta j l).
Proof.
  unfold upd2, delta. destruct (Nat.eqb i k), (Nat.eqb j l); cbn [andb].
  - apply (d_eq _ x 1); [exact (d_id x) | ring].
  - apply (d_eq _ x 0); [exact (d_const (y i j) x) | ring].
  - apply (d_eq _ x 0); [exact (d_const (y i j) x) | ring].
  - apply (d_eq _ x 0); [exact (d_const (y i j) x) | ring].
Qed.
Lemma d_if (A B : Prop) (c : {A} + {B}) (f g : R -> R) x df dg :
  is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => if c then f t else g t) x (if c then df else dg).
Proof. destruct c; auto. Qed.
Arguments d_if {A B}.
(* where f and g agree near x they have the same derivative *)
Lemma d_near (f g : R -> R) (x d : R) : locally x (fun t => g t = f t) -> is_derive g x d -> is_derive f x d.
Proof. intros H G. apply (is_derive_ext_loc g f x d H G). Qed.
Lemma near_gt a x : a < x -> locally x (fun t => a < t).
Proof. intros H. apply (open_gt a x H). Qed.
Lemma near_lt a x : x < a -> locally x (fun t => t < a).
Proof. intros H. apply (open_lt a x H). Qed.

Lemma near_pos (h : R -> R) x : ex_derive h x -> 0 < h x -> locally x (fun t => 0 < h t).
Proof.
  intros D P. apply (ex_derive_continuous (K := R_AbsRing) (V := R_NormedModule) h x D).
  apply (open_gt 0 (h x) P).
Qed.
(* a function that is 0 at c, rises after c and falls before it, is positive elsewhere *)
Lemma contact_lt (f df : R -> R) (c x : R) : f c = 0 ->
  (forall u, (c <= u <= x \/ x <= u <= c) -> is_derive f u (df u)) ->
  (forall u, c < u <= x -> 0 < df u) -> (forall u, x <= u < c -> df u < 0) ->
  x <> c -> 0 < f x.
Proof.
  intros Z D U L N. assert (X : x < c \/ c < x) by lra. destruct X as [X | X].
  - destruct (MVT_cor2 f df x c X) as [u [E Hu]].
    + intros u Hu. apply is_derive_Reals, D. lra.
    + specialize (L u ltac:(lra)). nra.
  - destruct (MVT_cor2 f df c x X) as [u [E Hu]].
    + intros u Hu. apply is_derive_Reals, D. lra.
    + specialize (U u ltac:(lra)). nra.
Qed.
Lemma contact_le (f df : R -> R) (c x : R) : f c = 0 ->
  (forall u, (c <= u <= x \/ x <= u <= c) -> is_derive f u (df u)) ->
  (forall u, c < u <= x -> 0 < df u) -> (forall u, x <= u < c -> df u < 0) ->
  0 <= f x.
Proof.
  intros Z D U L. destruct (Req_dec x c) as [-> | N]; [lra |].
  left. exact (contact_lt f df c x Z D U L N).
Qed.
