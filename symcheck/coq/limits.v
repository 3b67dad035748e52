Ltac sc_joined t :=
  repeat match goal with |- context [if ?c then _ else _] => destruct c end;
  first [ reflexivity | exfalso; lra | replace t with 0 by lra; rewrite ?exp_0; ring ].
(* limits *)
Lemma seq_geometric q : Rabs q < 1 -> is_lim_seq (fun k : nat => q ^ k) 0.
Proof. apply is_lim_seq_geom. Qed.
Lemma seq_geometric_times q d : Rabs q < 1 -> is_lim_seq (fun k : nat => q ^ k * d) 0.
Proof.
  intros H. replace (Finite 0) with (Rbar_mult (Finite 0) (Finite d)) by (simpl; f_equal; ring).
  apply (is_lim_seq_scal_r _ d (Finite 0)), seq_geometric, H.
Qed.
Lemma seq_approach q c d : Rabs q < 1 -> is_lim_seq (fun k : nat => c + q ^ k * d) c.
Proof.
  intros H. apply (is_lim_seq_plus (fun _ => c) (fun k => q ^ k * d) c 0 c).
  - apply is_lim_seq_const.
  - apply seq_geometric_times, H.
  - unfold is_Rbar_plus; simpl. do 2 f_equal. ring.
Qed.
Lemma seq_geometric_oo q : 1 < q -> is_lim_seq (fun k : nat => q ^ k) p_infty.
Proof. apply is_lim_seq_geom_p. Qed.
Lemma seq_times_oo u d : 0 < d -> is_lim_seq u p_infty -> is_lim_seq (fun k : nat => u k * d) p_infty.
Proof.
  intros D U. replace p_infty with (Rbar_mult p_infty (Finite d)).
  - apply (is_lim_seq_scal_r u d p_infty U).
  - simpl. destruct (Rle_dec 0 d) as [L | L]; [| lra].
    destruct (Rle_lt_or_eq_dec 0 d L); [reflexivity | lra].
Qed.
Lemma seq_linear_oo a : 0 < a -> is_lim_seq (fun k : nat => 1 + INR k * a) p_infty.
Proof.
  intros A. apply (is_lim_seq_plus (fun _ => 1) (fun k => INR k * a) 1 p_infty p_infty).
  - apply is_lim_seq_const.
  - apply seq_times_oo; [exact A | apply is_lim_seq_INR].
  - reflexivity.
Qed.
Lemma seq_passage (u v : nat -> R) (a b : R) :
  (forall k, u k <= v k) -> is_lim_seq u a -> is_lim_seq v b -> a <= b.
Proof. intros H U V. exact (is_lim_seq_le u v a b H U V). Qed.
Lemma seq_abs (u : nat -> R) (a : R) : is_lim_seq u a -> is_lim_seq (fun k => Rabs (u k)) (Rabs a).
Proof. intros U. exact (is_lim_seq_abs u a U). Qed.
Lemma seq_dist (u : nat -> R) (a : R) : is_lim_seq u a -> is_lim_seq (fun k => Rabs (u k - a)) 0.
Proof.
  intros U. replace 0 with (Rabs (a - a)) by (rewrite Rminus_diag_eq by reflexivity; apply Rabs_R0).
  apply (seq_abs (fun k => u k - a) (a - a)).
  apply (is_lim_seq_minus u (fun _ => a) a a (a - a)); [exact U | apply is_lim_seq_const | reflexivity].
Qed.
Lemma seq_abs_0 (u : nat -> R) : is_lim_seq u 0 -> is_lim_seq (fun k => Rabs (u k)) 0.
Proof. intros U. rewrite <- Rabs_R0. exact (seq_abs u 0 U). Qed.
Lemma seq_within (u v : nat -> R) :
  (forall k, Rabs (u k) <= v k) -> is_lim_seq v 0 -> is_lim_seq u 0.
Proof.
  intros H V. apply is_lim_seq_abs_0.
  apply (is_lim_seq_le_le (fun _ => 0) (fun k => Rabs (u k)) v 0).
  - intros k. split; [apply Rabs_pos | apply H].
  - apply is_lim_seq_const.
  - exact V.
Qed.
Ltac sc_tends :=
  first [ assumption
        | match goal with H : forall j : nat, _ -> is_lim_seq _ _ |- _ => apply H; lia end ].
Ltac sc_seq :=
  first
  [ apply seq_geometric; sc_side
  | apply seq_geometric_times; sc_side
  | apply seq_approach; sc_side
  | apply seq_geometric_oo; sc_side
  | apply seq_times_oo; [sc_side | sc_seq]
  | apply seq_linear_oo; sc_side
  | apply is_lim_seq_const
  | sc_tends
  | apply seq_abs_0; sc_tends
  | apply seq_dist; sc_tends ].
Lemma seq_below u v : (forall k : nat, u k <= v k) -> is_lim_seq u p_infty -> is_lim_seq v p_infty.
Proof. intros H. apply is_lim_seq_le_p_loc. exists O. intros n _. apply H. Qed.
Lemma exp_neg_small : is_lim (fun x => exp (- x)) p_infty 0.
Proof.
  apply (is_lim_comp exp (fun x => - x) p_infty 0 m_infty).
  - apply is_lim_exp_m.
  - apply (is_lim_opp (fun x => x) p_infty p_infty), is_lim_id.
  - exists 0. intros x _. discriminate.
Qed.
Lemma small_p (f : R -> R) C : (forall x, 0 <= f x <= C * exp (- x)) -> is_lim f p_infty 0.
Proof.
  intros H. apply (is_lim_le_le_loc (fun _ => 0) (fun x => C * exp (- x)) f p_infty 0).
  - exists 0. intros x _. apply H.
  - apply is_lim_const.
  - replace (Finite 0) with (Rbar_mult (Finite C) (Finite 0)) by (simpl; f_equal; ring).
    apply (is_lim_scal_l (fun x => exp (- x)) C p_infty 0), exp_neg_small.
Qed.
Lemma small_m (f : R -> R) C : (forall x, 0 <= f x <= C * exp x) -> is_lim f m_infty 0.
Proof.
  intros H. apply (is_lim_le_le_loc (fun _ => 0) (fun x => C * exp x) f m_infty 0).
  - exists 0. intros x _. apply H.
  - apply is_lim_const.
  - replace (Finite 0) with (Rbar_mult (Finite C) (Finite 0)) by (simpl; f_equal; ring).
    apply (is_lim_scal_l exp C m_infty 0), is_lim_exp_m.
Qed.
Lemma bump_p u : 0 < u -> 0 <= u / (u ^ 2 + 2 * u + 1) <= 1 / u.
Proof.
  intros U. assert (D : 0 < u ^ 2 + 2 * u + 1) by nra. split.
  - apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat, D].
  - apply (Rmult_le_reg_r (u * (u ^ 2 + 2 * u + 1))); [nra |]. field_simplify; nra.
Qed.
Lemma bump_m u : 0 < u -> 0 <= u / (u ^ 2 + 2 * u + 1) <= u.
Proof.
  intros U. assert (D : 0 < u ^ 2 + 2 * u + 1) by nra. split.
  - apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat, D].
  - apply (Rmult_le_reg_r (u ^ 2 + 2 * u + 1)); [nra |]. field_simplify; nra.
Qed.
(* c u^n/(u^n + 1)^2 for u = exp x is small on both sides *)
Ltac sc_small_p C := apply (small_p _ C); intros; cbv beta.
Ltac sc_bell x :=
  rewrite ?exp_Ropp, ?exp_2_mult; pose proof (exp_pos x); set (u := exp x) in *; clearbody u;
  split;
  [ solve [sc_side]
  | match goal with |- ?a / ?b <= ?c =>
      let D := fresh in assert (0 < b) as D by sc_side;
      apply (Rmult_le_reg_r b); [exact D |];
      replace (a / b * b) with a by (field; lra);
      first [ nra | apply (Rmult_le_reg_r u); [assumption |];
              match goal with |- _ <= ?e => field_simplify e end;
              [pose proof (pow2_ge_0 (u ^ 2 - u)); pose proof (pow2_ge_0 u); nra | lra ..] ]
    end ].
Ltac sc_small_m C := apply (small_m _ C); intros; cbv beta.
(* one-sided derivatives *)
Lemma no_corner (f g h : R -> R) (a r l : R) :
  (forall t, a <= t -> f t = g t) -> (forall t, t <= a -> f t = h t) ->
  is_derive g a r -> is_derive h a l -> r <> l -> ~ ex_derive f a.
Proof.
  intros G H Dg Dh N [d D]. apply N. clear N.
  apply is_derive_Reals in D, Dg, Dh.
  assert (K : forall e, 0 < e -> Rabs (r - l) <= 4 * e).
  { intros e E. destruct (D e E) as [d1 P1], (Dg e E) as [d2 P2], (Dh e E) as [d3 P3].
    set (s := Rmin d1 (Rmin d2 d3) / 2).
    assert (Q1 := cond_pos d1). assert (Q2 := cond_pos d2). assert (Q3 := cond_pos d3).
    assert (S : 0 < s /\ s < d1 /\ s < d2 /\ s < d3).
    { unfold s. pose proof (Rmin_l d1 (Rmin d2 d3)). pose proof (Rmin_r d1 (Rmin d2 d3)).
      pose proof (Rmin_l d2 d3). pose proof (Rmin_r d2 d3).
      assert (0 < Rmin d1 (Rmin d2 d3)) by (repeat apply Rmin_glb_lt; lra). lra. }
    assert (A : Rabs s = s) by (apply Rabs_pos_eq; lra).
    assert (A' : Rabs (- s) = s) by (rewrite Rabs_Ropp; exact A).
    specialize (P2 s ltac:(lra) ltac:(lra)). specialize (P3 (- s) ltac:(lra) ltac:(lra)).
    pose proof (P1 s ltac:(lra) ltac:(lra)) as P1r. pose proof (P1 (- s) ltac:(lra) ltac:(lra)) as P1l.
    rewrite <- !G in P2 by lra. rewrite <- !H in P3 by lra.
    apply Rabs_def2 in P2, P3, P1r, P1l. apply Rabs_le. lra. }
  destruct (Req_dec r l) as [E | E]; [exact E | exfalso].
  assert (P : 0 < Rabs (r - l)) by (apply Rabs_pos_lt; lra).
  specialize (K (Rabs (r - l) / 8) ltac:(lra)). lra.
Qed.
Lemma joined (f g h : R -> R) (a d : R) :
  (forall t, a <= t -> f t = g t) -> (forall t, t <= a -> f t = h t) ->
  is_derive g a d -> is_derive h a d -> is_derive f a d.
Proof.
  intros G H Dg Dh. apply is_derive_Reals. apply is_derive_Reals in Dg, Dh.
  intros e E. destruct (Dg e E) as [d2 P2], (Dh e E) as [d3 P3].
  assert (Q2 := cond_pos d2). assert (Q3 := cond_pos d3).
  assert (M : 0 < Rmin d2 d3) by (apply Rmin_glb_lt; lra).
  exists (mkposreal _ M). simpl. intros s S L.
  pose proof (Rmin_l d2 d3). pose proof (Rmin_r d2 d3).
  destruct (Rle_lt_dec 0 s) as [X | X].
  - rewrite !G by lra. apply P2; lra.
  - rewrite !H by lra. apply P3; lra.
Qed.
