(* ====================================================================================== *)
(*  Tactics                                                                                *)
(* ====================================================================================== *)

(* a power of two is no zero *)
Ltac sc_nat :=
  repeat match goal with
  | |- context [(2 ^ ?d)%nat] => lazymatch goal with
      | _ : (2 ^ d)%nat <> O |- _ => fail
      | _ => assert ((2 ^ d)%nat <> O) by (apply Nat.pow_nonzero; lia) end
  | _ : context [(2 ^ ?d)%nat] |- _ => lazymatch goal with
      | _ : (2 ^ d)%nat <> O |- _ => fail
      | _ => assert ((2 ^ d)%nat <> O) by (apply Nat.pow_nonzero; lia) end
  end; sc_chosen; cbn [Nat.pow] in *; lia.
(* what hypotheses for every index say at the index that the goal speaks of *)
Ltac sc_nat_at :=
  match goal with
  | |- context [?p ?k] => match type of p with nat -> nat =>
      repeat match goal with
      | H : forall t : nat, (_ <= t <= _)%nat -> _ |- _ => pose proof (H k ltac:(lia)); revert H
      end; intros; sc_nat end
  end.
(* what quantified hypotheses say at the index at hand *)
Ltac sc_given :=
  match goal with
  | H : forall k : nat, _ -> ?P |- _ => apply H; lia
  | H : forall k : nat, _ -> _ |- _ => apply Rge_le, H; lia
  | H : forall k : nat, _ -> _ |- _ => eapply Rlt_le; apply H; lia
  | H : forall k : nat, _ -> _ |- _ => apply Rgt_not_eq; apply H; lia
  | H : _ /\ _ |- _ => destruct H; sc_given
  end.
(* 0 < e, 0 <= e, e <> 0 by the structure of e *)
Ltac sc_pos :=
  first
  [ assumption
  | sc_given
  | match goal with
    | |- 0 < exp _ => apply exp_pos
    | |- 0 < exp _ - 1 => apply Rlt_Rminus, exp_gt_1; sc_strict
    | |- 0 < 1 - sigmoid _ => apply Rlt_Rminus, sigmoid_below
    | |- 0 < 1 - 1 / (1 + _) => apply below_one; sc_pos
    | |- 0 < 1 - exp _ => apply Rlt_Rminus, exp_lt_1; sc_strict
    | |- 0 < PI => exact PI_RGT_0
    | |- 0 < INR _ => apply lt_0_INR; lia
    | |- 0 < IZR _ => lra
    | |- 0 < _ / _ => apply Rdiv_lt_0_compat; sc_pos
    | |- 0 < / _ => apply Rinv_0_lt_compat; sc_pos
    | |- 0 < _ * _ => apply Rmult_lt_0_compat; sc_pos
    | |- 0 < _ ^ 2 => apply pow2_gt_0; sc_ne
    | |- 0 < _ ^ _ => apply pow_lt; sc_pos
    | |- 0 < powerRZ _ _ => apply powerRZ_lt; sc_pos
    | |- 0 < sqrt _ => apply sqrt_lt_R0; sc_pos
    | |- 0 < Rabs _ => apply Rabs_pos_lt; sc_ne
    | |- 0 < rsum _ _ _ => apply rsum_pos; [lia | intros; sc_pos]
    | |- 0 < rprod _ _ _ => apply rprod_pos; intros; sc_pos
    | |- 0 < real_power ?x ?y => rewrite (real_power_pos x y) by sc_pos; apply exp_pos
    | |- 0 < ln _ => apply ln_gt_0; sc_gt1
    | |- 0 < Rmin _ _ => apply Rmin_glb_lt; sc_pos
    | |- 0 < Rmax ?a ?b => first
        [ apply (Rlt_le_trans _ a); [solve [sc_pos] | apply Rmax_l]
        | apply (Rlt_le_trans _ b); [solve [sc_pos] | apply Rmax_r] ]
    | |- 0 < sign _ => apply sign_pos; sc_pos
    | |- 0 < cbrt _ => apply cbrt_pos; sc_pos
    | |- 0 < sin ?t ^ 2 + cos ?t ^ 2 => rewrite sin_sq_cos_sq; exact Rlt_0_1
    | |- 0 < cosh _ => eapply Rlt_le_trans; [apply Rlt_0_1 | apply cosh_ge_1]
    | |- 0 < cos (atan _) => apply cos_atan_pos
    | |- 0 < cos _ => apply cos_pos_small; lra
    | |- 0 < sin _ => apply sin_pos_small; lra
    | |- 0 < sinh _ => apply sinh_pos; sc_pos
    | |- 0 < atan _ => apply atan_pos; sc_pos
    | |- 0 < (if ?c then _ else _) => destruct c; sc_pos
    | |- 0 < _ + _ => apply Rplus_lt_le_0_compat; [sc_pos | sc_nonneg]
    | |- 0 < _ + _ => apply Rplus_le_lt_0_compat; [sc_nonneg | sc_pos]
    | |- 0 < sigmoid _ => unfold sigmoid; sc_pos
    | |- 0 < softplus _ => unfold softplus; sc_pos
    | |- 0 < softmax _ _ _ _ => unfold softmax; sc_pos
    end
  | lra
  | match goal with |- 0 < ?a - ?b => apply Rlt_Rminus; sc_lt end
  | nra ]
with sc_nonneg :=
  first
  [ assumption
  | sc_given
  | match goal with
    | |- 0 <= exp _ => left; apply exp_pos
    | |- 0 <= INR _ => apply pos_INR
    | |- 0 <= INR ?n - ?c => cut (c <= INR n); [lra | solve [sc_naturals]]
    | |- 0 <= PI => left; exact PI_RGT_0
    | |- 0 <= _ / _ => apply Rmult_le_pos; [sc_nonneg | left; apply Rinv_0_lt_compat; sc_pos]
    | |- 0 <= / _ => left; apply Rinv_0_lt_compat; sc_pos
    | |- 0 <= _ ^ 2 => apply pow2_ge_0
    | |- 0 <= ?a * ?a => apply Rle_0_sqr
    | |- 0 <= _ * _ => apply Rmult_le_pos; sc_nonneg
    | |- 0 <= _ ^ _ => apply pow_le; sc_nonneg
    | |- 0 <= sqrt _ => apply sqrt_pos
    | |- 0 <= Rabs _ => apply Rabs_pos
    | |- 0 <= rsum _ _ _ => apply rsum_nonneg; intros; sc_nonneg
    | |- context [delta ?i ?j] =>
        let D := fresh in destruct (delta_cases i j) as [D | D]; rewrite D; clear D; sc_nonneg
    | |- context [deltaZ ?i ?j] =>
        let D := fresh in destruct (deltaZ_cases i j) as [D | D]; rewrite D; clear D; sc_nonneg
    | |- 0 <= rprod _ _ _ => apply rprod_nonneg; intros; sc_nonneg
    | |- 0 <= delta ?i ?j => let D := fresh in destruct (delta_cases i j) as [D | D]; rewrite D; lra
    | |- 0 <= ln _ => apply ln_ge_0; left; sc_gt1
    | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; sc_nonneg
    | |- 0 <= Rmax _ 0 => apply Rmax_r
    | |- 0 <= Rmax ?a ?b => first
        [ apply (Rle_trans _ a); [solve [sc_nonneg] | apply Rmax_l]
        | apply (Rle_trans _ b); [solve [sc_nonneg] | apply Rmax_r] ]
    | |- 0 <= Rmin _ _ => apply Rmin_glb; sc_nonneg
    | |- 0 <= sign _ => apply sign_nonneg; sc_nonneg
    | |- 0 <= cbrt _ => apply cbrt_nonneg
    | |- 0 <= real_power _ _ => apply real_power_ge_0
    | |- 0 <= atan _ => apply atan_nonneg; sc_nonneg
    | |- 0 <= relu _ => apply Rmax_r
    | |- 0 <= (if ?c then _ else _) => destruct c; sc_nonneg
    end
  | left; sc_pos
  | lra
  | nra ]
with sc_ne :=
  first
  [ assumption
  | sc_given
  | apply Rgt_not_eq; unfold Rgt; sc_pos
  | match goal with
    | |- _ * _ <> 0 => apply Rmult_integral_contrapositive_currified; sc_ne
    | |- _ ^ _ <> 0 => apply pow_nonzero; sc_ne
    | |- / _ <> 0 => apply Rinv_neq_0_compat; sc_ne
    | |- _ / _ <> 0 => apply Rmult_integral_contrapositive_currified; [sc_ne | apply Rinv_neq_0_compat; sc_ne]
    | |- - _ <> 0 => apply Ropp_neq_0_compat; sc_ne
    | |- INR _ <> 0 => apply not_0_INR; lia
    | |- sign _ <> 0 => apply sign_ne; sc_ne
    | |- powerRZ _ _ <> 0 => apply powerRZ_NOR; sc_ne
    | |- (if ?c then _ else _) <> 0 => destruct c; sc_ne
    | |- _ - _ <> 0 => apply Rminus_eq_contra; first [assumption | apply not_eq_sym; assumption | lra]
    end
  | apply Rlt_not_eq; lra
  | apply Rlt_not_eq; nra
  | lra
  | match goal with H : ?a <> ?b |- ?e <> 0 =>
      let E := fresh in intros E; apply H; field_simplify_eq; [lra | sc_ne ..] end ]
with sc_ne1 :=
  match goal with
  | |- ?a / ?b <> 1 => apply quotient_ne_1; [sc_ne | first [assumption | apply not_eq_sym; assumption]]
  end
with sc_gt1 :=
  first
  [ assumption
  | match goal with
    | |- 1 < 1 + ?a => cut (0 < a); [lra | sc_pos]
    | |- 1 < ?a + 1 => cut (0 < a); [lra | sc_pos]
    end
  | lra ]
with sc_strict := first [ assumption | lra | match goal with |- 0 < _ => sc_pos end ]
with sc_lt := first [ assumption | match goal with |- sigmoid _ < 1 => apply sigmoid_below end | lra | nra ].
(* the sides of a condition that is a relation *)
Ltac sc_side :=
  intros; cbv beta;
  match goal with
  | |- True => exact I
  | |- _ /\ _ => split; sc_side
  | |- _ => first
      [ assumption
      | lia
      | match goal with
        | H : permutes ?a ?b ?p |- context [?p ?k] =>
            let B := fresh in assert (B := permutes_in a b p k H); lia
        end
      | match goal with
        | |- ?a > ?b => change (b < a); sc_side
        | |- ?a >= ?b => apply Rle_ge; sc_side
        | |- 0 < _ => sc_pos
        | |- 0 <= _ => sc_nonneg
        | |- _ <> 0 => sc_ne
        | |- _ <> 1 => sc_ne1
        | |- sigmoid _ <> 1 / 2 => apply sigmoid_ne_half; sc_ne
        | |- (_ <> _)%nat => lia
        | |- ?a <> ?b \/ _ =>
            destruct (Req_dec a b) as [? | ?]; [right; subst | left; assumption];
            repeat match goal with |- context [if ?c then _ else _] => destruct c end;
            rewrite ?exp_0; repeat split; lra
        | |- _ \/ _ => first
            [ left; solve [sc_side]
            | right; solve [sc_side]
            | match goal with
              | |- ?a < ?b \/ _ =>
                  destruct (Rlt_le_dec a b); [left; assumption | right; solve [sc_side]]
              | |- ?a > ?b \/ _ =>
                  destruct (Rlt_le_dec b a); [left; assumption | right; solve [sc_side]]
              | |- ?a <= ?b \/ _ =>
                  destruct (Rle_lt_dec a b); [left; assumption | right; solve [sc_side]]
              | |- ?a >= ?b \/ _ =>
                  destruct (Rle_lt_dec b a); [left; lra | right; solve [sc_side]]
              | |- ?a = ?b \/ _ =>
                  destruct (Req_dec a b); [left; assumption | right; solve [sc_side]]
              end ]
        | |- sigmoid _ < 1 => apply sigmoid_below
        | |- locally _ _ => apply filter_forall; intros; sc_side
        end
      | lra
      | sc_given
      | apply Rminus_gt_0_lt; sc_pos
      | apply Rge_le, Rminus_ge, Rle_ge; sc_nonneg
      | tauto
      | sc_nat
      | sc_nat_at
      | nra
      | sc_elementary ]
  end.
