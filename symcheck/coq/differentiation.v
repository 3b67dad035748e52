(* is_derive, by the structure of the function and of the derivative that is given *)
Ltac sc_val := cbv beta; rewrite ?upd1_id, ?upd2_id; reflexivity.
Ltac sc_isd :=
  cbv beta;
  lazymatch goal with
  | |- is_derive ?A ?x ?d =>
    match A with
    | (fun _ => ?c) => exact (d_const c x)
    | (fun t => t) => exact (d_id x)
    | (fun t => upd1 ?y ?k t ?j) => exact (d_upd1 y k j x)
    | (fun t => upd2 ?y ?k ?l t ?i ?j) => exact (d_upd2 y k l i j x)
    | (fun t => @?f t + @?g t) => apply (d_plus f g x); sc_isd
    | (fun t => @?f t - @?g t) => apply (d_minus f g x); sc_isd
    | (fun t => - @?f t) => apply (d_opp f x); sc_isd
    | (fun t => / @?f t) => apply (d_inv f x); [sc_val | sc_side | sc_isd]
    | (fun t => ?c * @?g t) => apply (d_scal c g x); sc_isd
    | (fun t => @?f t * ?c) => apply (d_scal_r c f x); sc_isd
    | (fun t => @?f t * @?g t) => apply (d_mult f g x); [sc_val | sc_val | sc_isd | sc_isd]
    | (fun t => @?f t / ?c) => apply (d_over c f x); sc_isd
    | (fun t => @?f t / @?g t) => apply (d_div f g x); [sc_val | sc_val | sc_side | sc_isd | sc_isd]
    | (fun t => (@?f t) ^ ?n) => apply (d_pow n _ f x); [sc_val | simpl; ring | sc_isd]
    | (fun t => exp (@?f t)) => apply (d_exp f x); [sc_val | sc_isd]
    | (fun t => ln (@?f t)) => apply (d_ln f x); [sc_val | sc_side | sc_isd]
    | (fun t => sqrt (@?f t)) => apply (d_sqrt f x); [sc_val | sc_side | sc_isd]
    | (fun t => sin (@?f t)) => apply (d_sin f x); [sc_val | sc_isd]
    | (fun t => cos (@?f t)) => apply (d_cos f x); [sc_val | sc_isd]
    | (fun t => erf (@?f t)) => apply (d_erf f x); [sc_val | sc_isd]
    | (fun t => rsum ?a ?b (@?F t)) => apply (d_rsum a b F _ x); intros; sc_isd
    | (fun t => if ?c then @?f t else @?g t) => apply (d_if c f g x); sc_isd
    | _ => apply (Derive_correct A x); match goal with H : _ |- _ => apply H end
    end
  end.
(* descend into both sides, below binders; [leaf] proves what is left *)
Ltac sc_congr leaf :=
  first
  [ reflexivity
  | solve [leaf]
  | apply rsum_ext; intros; cbv beta; sc_congr leaf
  | apply rprod_ext; intros; cbv beta; sc_congr leaf
  | apply rmax_ext; [first [lia | sc_nat] | intros; cbv beta; sc_congr leaf]
  | apply rmin_ext; [first [lia | sc_nat] | intros; cbv beta; sc_congr leaf]
  | apply argmax_ext; [first [lia | sc_nat] | intros; cbv beta; sc_congr leaf]
  | apply argmin_ext; [first [lia | sc_nat] | intros; cbv beta; sc_congr leaf]
  | apply Derive_ext; intros; cbv beta; sc_congr leaf
  | progress f_equal; sc_congr leaf ].
(* a derivative exists: by the same rules, its value found on the way *)
Ltac sc_exd_at :=
  lazymatch goal with
  | |- is_derive ?A ?x ?d =>
    match A with
    | (fun _ => ?c) => exact (d_const c x)
    | (fun t => t) => exact (d_id x)
    | (fun t => upd1 ?y ?k t ?j) => exact (d_upd1 y k j x)
    | (fun t => upd2 ?y ?k ?l t ?i ?j) => exact (d_upd2 y k l i j x)
    | (fun t => @?f t + @?g t) => eapply (d_plus f g x); sc_exd_go
    | (fun t => @?f t - @?g t) => eapply (d_minus f g x); sc_exd_go
    | (fun t => - @?f t) => eapply (d_opp f x); sc_exd_go
    | (fun t => / @?f t) => eapply (d_inv f x); [sc_val | sc_side | sc_exd_go]
    | (fun t => ?c * @?g t) => eapply (d_scal c g x); sc_exd_go
    | (fun t => @?f t * ?c) => eapply (d_scal_r c f x); sc_exd_go
    | (fun t => @?f t * @?g t) => eapply (d_mult f g x); [sc_val | sc_val | sc_exd_go | sc_exd_go]
    | (fun t => @?f t / ?c) => eapply (d_over c f x); sc_exd_go
    | (fun t => @?f t / @?g t) =>
        eapply (d_div f g x); [sc_val | sc_val | sc_side | sc_exd_go | sc_exd_go]
    | (fun t => (@?f t) ^ ?n) => eapply (d_pow n _ f x); [sc_val | reflexivity | sc_exd_go]
    | (fun t => exp (@?f t)) => eapply (d_exp f x); [sc_val | sc_exd_go]
    | (fun t => ln (@?f t)) => eapply (d_ln f x); [sc_val | sc_side | sc_exd_go]
    | (fun t => sqrt (@?f t)) => eapply (d_sqrt f x); [sc_val | sc_side | sc_exd_go]
    | (fun t => sin (@?f t)) => eapply (d_sin f x); [sc_val | sc_exd_go]
    | (fun t => cos (@?f t)) => eapply (d_cos f x); [sc_val | sc_exd_go]
    | (fun t => erf (@?f t)) => eapply (d_erf f x); [sc_val | sc_exd_go]
    | (fun t => rsum ?a ?b (@?F t)) => eapply (d_rsum a b F _ x); intros; sc_exd_go
    | (fun t => if ?c then @?f t else @?g t) => eapply (d_if c f g x); sc_exd_go
    | _ => apply (Derive_correct A x); match goal with H : _ |- _ => apply H end
    end
  end
with sc_exd_go := cbv beta; sc_exd_at.
Ltac sc_exd :=
  intros; unfold sigmoid, softplus, tanh, softmax;
  match goal with
  | |- locally _ _ => apply filter_forall; intros; sc_exd
  | |- ex_derive _ _ => eexists; sc_exd_go
  end.
