(* a theorem at values: its premises shown, what it says kept as H *)
Tactic Notation "sc_use" constr(t) ident(H) :=
  let T := fresh in
  pose proof t as T;
  repeat match type of T with
  | forall _ : ?P, _ => match type of P with Prop =>
      let Q := fresh in assert (Q : P) by sc_side; specialize (T Q); clear Q end
  end;
  rename T into H.
Ltac sc_parts H :=
  repeat match type of H with _ /\ _ => let A := fresh in destruct H as [H A] end.
Ltac sc_done t := let T := fresh in pose proof t as T; first [ exact T | apply Rle_ge; exact T | lra ].
Ltac sc_same := lra.
(* a premise says what a value is that the conclusion does not mention *)
Ltac sc_premise := first [ sc_side | eassumption ].
Tactic Notation "sc_rewrite" uconstr(t) :=
  first [ apply t; sc_side | eapply t; sc_premise | rewrite t by sc_side; reflexivity ].
Ltac sc_bound H := lra.
Ltac sc_linear :=
  first [ assumption | lra | nra
        | match goal with H : forall k : nat, _ -> _ = _ |- @eq R _ _ =>
            first [ apply H; lia | symmetry; apply H; lia ] end ].
Lemma exp_ne_1 x : x <> 0 -> exp x <> 1.
Proof. intros H E. apply H, exp_inv. rewrite exp_0. exact E. Qed.
(* what is known of the atoms of the goal, for linear and nonlinear arithmetic *)
Ltac sc_know :=
  repeat match goal with
  | |- context [delta ?i ?j] =>
      let D := fresh in destruct (delta_cases i j) as [D | D]; rewrite D in *; clear D
  end;
  repeat match goal with
  | H : ?x <> 0 |- context [exp ?x] => lazymatch goal with
      | _ : exp x <> 1 |- _ => fail | _ => pose proof (exp_ne_1 x H) end
  | |- context [rmax ?a ?b ?f] => lazymatch goal with
      | _ : forall i, (a <= i <= b)%nat -> _ <= rmax a b f |- _ => fail
      | _ => pose proof (rmax_ge a b f) end
  end;
  repeat match goal with
  | |- context [exp ?t] => lazymatch goal with
      | _ : 0 < exp t |- _ => fail | _ => pose proof (exp_pos t) end
  | |- context [INR ?n] => lazymatch goal with
      | _ : 0 <= INR n |- _ => fail | _ => pose proof (pos_INR n) end
  end.
Ltac sc_rel :=
  first
  [ assumption
  | match goal with
    | |- 0 < _ => sc_pos
    | |- 0 <= _ => sc_nonneg
    | |- _ <> 0 => sc_ne
    end
  | lra
  | cbn [pow]; lra
  | cbn [pow INR]; rewrite ?S_INR; nra
  | match goal with
    | |- exp _ - 1 < 0 => apply Rlt_minus, exp_lt_1; sc_side
    | |- exp _ <= 1 => apply exp_le_1; sc_side
    | |- exp _ < 1 => apply exp_lt_1; sc_side
    | |- 1 <= exp _ => apply exp_ge_1; sc_side
    | |- exp _ <= exp _ => apply exp_le; sc_side
    | |- exp _ < exp _ => apply exp_increasing; sc_side
    | |- exp _ <= 1 => apply exp_le_1; sc_know; match goal with H : forall i, _ -> _ <= rmax _ _ _ |- ?e - _ <= 0 => apply Rle_minus; apply H; lia end
    end
  | apply Rminus_gt_0_lt; ring_simplify; sc_pos
  | apply Rminus_le, Ropp_le_cancel; rewrite Ropp_0; ring_simplify; sc_nonneg
  | nra
  | eapply Rle_trans;
      [ right; unfold Rdiv; rewrite ?Rmult_0_r, ?Rmult_0_l, ?Rabs_R0; reflexivity | sc_nonneg ]
  | sc_elementary ].
Ltac sc_arith := sc_know; first [ lra | nra | intros ?E; match goal with H : _ <> _ |- _ => apply H; first [lra | nra] end
  | sc_side ].
Ltac sc_sign lemma H := first [ solve [sc_rel] | apply (lemma _ _ _ H); first [ solve [sc_side] | sc_arith ] ].
(* an equation of naturals among reals *)
Ltac sc_cast :=
  match goal with
  | H : @eq nat ?a ?b |- @eq R _ _ =>
      let E := fresh in
      assert (E : INR a = INR b) by (rewrite H; reflexivity);
      rewrite ?S_INR, ?plus_INR, ?mult_INR, ?pow_INR in E; cbn [INR] in E; lra
  end.
Ltac sc_hypothesis :=
  first
  [ match goal with
    | H : _ |- _ => first [ exact H | apply H; sc_side | rewrite H; reflexivity ]
    end
  | sc_cast ].
Ltac sc_cover :=
  first [ assumption | lia | tauto
        | match goal with
          | |- ?a > ?b \/ ?a < ?b =>
              assert (a <> b) by sc_side;
              destruct (Rtotal_order a b) as [? | [? | ?]]; [right | exfalso | left]; auto
          | |- ?a > ?b \/ _ => destruct (Rle_lt_dec a b); [right | left]; lra
          | |- ?a >= ?b \/ _ => destruct (Rlt_le_dec a b); [right | left]; lra
          | |- ?a < ?b \/ _ => destruct (Rlt_le_dec a b); [left | right]; lra
          | |- ?a <= ?b \/ _ => destruct (Rle_lt_dec a b); [left | right]; lra
          | |- ?a = ?b \/ _ => destruct (Req_dec a b); [left | right]; assumption
          | H : forall t : nat, _ -> _ \/ _ |- _ => apply H; first [lia | sc_nat]
          end ].
Ltac sc_max_ge := match goal with |- rmax ?a ?b ?f <= _ => apply (rmax_le a b f); [sc_side | intros; sc_side] | |- _ <= rmax ?a ?b ?f => apply (rmax_ge a b f); sc_side end.
Ltac sc_min_le := match goal with |- rmin ?a ?b ?f <= _ => apply (rmin_le a b f); sc_side end.
Ltac sc_peel := repeat (rewrite rsum_S by lia); rewrite ?S_INR.
(* sums inside sums: what stands before the inner one goes in, the two may be exchanged *)
Ltac sc_nest_ext := repeat (apply rsum_ext; let k := fresh "k" in let H := fresh in intros k H); sc_close.
Ltac sc_push :=
  rewrite <- rsum_scal;
  first [ reflexivity
        | apply rsum_ext; let j := fresh "j" in let H := fresh in intros j H; cbv beta; sc_push ].
Ltac sc_under t := apply rsum_ext; let k := fresh "k" in let H := fresh in intros k H; t.
Ltac sc_ext1 := sc_under ltac:(idtac; sc_close).
Ltac sc_ext2 := sc_under ltac:(idtac; sc_ext1).
Ltac sc_ext3 := sc_under ltac:(idtac; sc_ext2).
Ltac sc_swap_in := etransitivity; [sc_under ltac:(idtac; apply rsum_swap) |]; cbv beta.
Ltac sc_deep :=
  first [ sc_close
        | unfold Rdiv; ring
        | apply rsum_ext; let k := fresh "k" in let H := fresh in intros k H; cbv beta; sc_deep
        | rewrite ?Rmult_assoc; progress f_equal; sc_deep ].
Ltac sc_deep2 := sc_under ltac:(idtac; sc_under ltac:(idtac; cbv beta; sc_deep)).
Ltac sc_nest :=
  first
  [ sc_ext1 | sc_ext2 | rewrite rsum_swap; sc_ext2
  | sc_ext3 | rewrite rsum_swap; sc_ext3
  | sc_swap_in; sc_ext3
  | rewrite rsum_swap; sc_swap_in; sc_ext3
  | sc_swap_in; rewrite rsum_swap; sc_ext3
  | rewrite rsum_swap; sc_swap_in; rewrite rsum_swap; sc_ext3
  | sc_deep2 | rewrite rsum_swap; sc_deep2 ].
Ltac sc_abs :=
  first [ reflexivity
        | rewrite ?Rabs_mult, ?RPow_abs; repeat rewrite Rabs_pos_eq by sc_side; sc_close
        | rewrite Rabs_pos_eq by sc_side; sc_close
        | rewrite Rabs_left1 by sc_side; sc_close
        | rewrite ?Rabs_mult, ?Rabs_Ropp; repeat rewrite Rabs_pos_eq by sc_side; sc_close
        | unfold Rabs; repeat destruct Rcase_abs; nra ].
Ltac sc_denominator := first [ solve [sc_ne] | sc_elementary ].
Ltac sc_finish :=
  first
  [ sc_close
  | solve [sc_elementary]
  | progress sc_kinks;
    first
    [ sc_close
    | lra
    | nra
    | f_equal; lra
    | field_simplify_eq; [first [lra | nra] | sc_ne_field ..] ] ].
Ltac sc_number :=
  unfold sigmoid, softplus, relu, tanh, cosh, sinh, cbrt, Rmax, Rmin in *;
  repeat rewrite real_power_pos by lra.
Ltac sc_max := first [ solve [f_equal; sc_close] | sc_kinks; first [ sc_close | lra | nra ] ].
Ltac sc_min := sc_max.
Ltac sc_cbrt := first [ f_equal; sc_close | apply cbrt_of; [sc_side | sc_close] ].
Ltac sc_signum :=
  first
  [ apply sign_eq_1; sc_side
  | apply sign_eq_m1; sc_side
  | rewrite sign_by_abs by sc_side; first [ reflexivity | f_equal; sc_close | sc_close ]
  | f_equal; sc_close
  | sc_kinks; first [ sc_close | lra | nra ] ].
Ltac sc_npow := first [ sc_close | cbn [pow]; sc_close | rewrite ?pow_add; cbn [pow]; sc_close ].
Ltac sc_sqrt := first [ rewrite !sqrt_mult by sc_side; reflexivity |  apply sqrt_of; [sc_side | sc_close] | reflexivity ].
Ltac sc_delta := first [ sc_delta_integers | solve [unfold delta; repeat match goal with |- context [Nat.eqb ?a ?b] => destruct (Nat.eqb_spec a b) end; first [reflexivity | exfalso; lia]] |  reflexivity | apply delta_sym | apply delta_refl | apply delta_ne; lia ].
Ltac sc_erf := first [ reflexivity | rewrite <- ?erf_odd; f_equal; sc_close ].
Ltac sc_piecewise :=
  repeat match goal with |- context [if ?c then _ else _] => destruct c end;
  first [ sc_close | exfalso; lra | nra ].
Ltac sc_branch :=
  repeat match goal with |- context [if ?c then _ else _] => destruct c end;
  first [ reflexivity | exfalso; lra | exfalso; lia | exfalso; sc_nat ].
Ltac sc_kink :=
  unfold relu, Rmax, Rmin, Rabs;
  repeat match goal with |- context [if ?c then _ else _] => destruct c end;
  first [ reflexivity | exfalso; lra | lra ].
Ltac sc_permute := match goal with
  | P : permutes ?a ?b ?p |- rsum ?a ?b ?f = rsum ?a ?b ?g => exact (rsum_permutes a b p g P)
  end.
Ltac sc_pairs :=
  match goal with
  | |- rsum ?A ?B _ = rsum ?a ?b _ =>
      replace A with (2 * a)%nat by sc_nat; replace B with (2 * b + 1)%nat by sc_nat;
      rewrite rsum_pairs_to by sc_nat; apply rsum_ext
  | |- rmin ?A ?B _ = rmin ?a ?b _ =>
      replace A with (2 * a)%nat by sc_nat; replace B with (2 * b + 1)%nat by sc_nat;
      rewrite rmin_pairs by sc_nat; apply rmin_ext; [sc_nat |]
  end; intros; cbv beta;
  match goal with k : nat |- _ => replace (2 * k + 1)%nat with (S (2 * k)) by lia end; reflexivity.
Ltac sc_count :=
  first [rewrite rsum_count | rewrite rsum_const];
  first [ sc_close
        | rewrite ?S_INR, ?plus_INR; cbn [INR]; sc_close
        | rewrite minus_INR by sc_nat; rewrite S_INR; try rewrite minus_INR by sc_nat;
          rewrite ?pow_INR; change (INR 2) with 2; cbn [INR pow]; sc_close ].
