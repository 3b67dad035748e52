(* ====================================================================================== *)
(*  Naturals and integers among reals                                                      *)
(* ====================================================================================== *)

(* where the indices lie that the goal and the hypotheses speak of *)
Ltac sc_new T :=
  let P := type of T in
  let Q := eval cbv beta in P in
  lazymatch goal with _ : Q |- _ => fail | _ => assert Q by exact T end.
Ltac sc_chosen :=
  repeat match goal with
  | |- context [argmax ?a ?b ?f] => let T := constr:(argmax_in a b f ltac:(lia)) in sc_new T
  | |- context [argmin ?a ?b ?f] => let T := constr:(argmin_in a b f ltac:(lia)) in sc_new T
  | _ : context [argmax ?a ?b ?f] |- _ => let T := constr:(argmax_in a b f ltac:(lia)) in sc_new T
  | _ : context [argmin ?a ?b ?f] |- _ => let T := constr:(argmin_in a b f ltac:(lia)) in sc_new T
  end.
(* what is said of every index, at these *)
Ltac sc_instances_at c :=
  repeat match goal with
  | H : forall k : nat, _ -> _ |- _ => let T := constr:(H c ltac:(lia)) in sc_new T
  | |- context [rmax ?a ?b ?f] => let T := constr:(rmax_ge a b f c ltac:(lia)) in sc_new T
  | |- context [rmin ?a ?b ?f] => let T := constr:(rmin_le a b f c ltac:(lia)) in sc_new T
  end.
Ltac sc_instances :=
  sc_chosen;
  repeat match goal with
  | _ : (_ <= argmax ?a ?b ?f <= _)%nat |- _ => progress sc_instances_at (argmax a b f)
  | _ : (_ <= argmin ?a ?b ?f <= _)%nat |- _ => progress sc_instances_at (argmin a b f)
  end.
(* what is said of sums and products of naturals and of integers, of their parts *)
Ltac sc_cast_up :=
  rewrite <- ?INR_IZR_INZ;
  repeat match goal with
  | |- context [INR (_ + _)] => rewrite plus_INR
  | |- context [INR (_ * _)] => rewrite mult_INR
  | |- context [INR (_ ^ _)] => rewrite pow_INR
  | |- context [INR (S _)] => rewrite S_INR
  | |- context [IZR (?a ^ Zpos ?p)] =>
      let n := eval compute in (Pos.to_nat p) in
      replace (IZR (a ^ Zpos p)) with (IZR a ^ n) by (rewrite pow_IZR; reflexivity)
  | |- context [IZR (_ + _)] => rewrite plus_IZR
  | |- context [IZR (_ - _)] => rewrite minus_IZR
  | |- context [IZR (_ * _)] => rewrite mult_IZR
  | |- context [IZR (- _)] => rewrite opp_IZR
  end; rewrite <- ?INR_IZR_INZ; cbn [INR].
(* relations of naturals as such of reals, and back *)
Ltac sc_reals :=
  unfold gt, ge, Rgt, Rge in *;
  repeat match goal with
  | H : _ /\ _ |- _ => destruct H
  | H : (_ <= _)%nat |- _ => apply le_INR in H
  | H : (_ < _)%nat |- _ => apply lt_INR in H
  | H : @eq nat _ _ |- _ => apply (f_equal INR) in H
  | H : (_ >= _)%Z |- _ => apply Z.ge_le in H
  | H : (_ > _)%Z |- _ => apply Z.gt_lt in H
  | H : (_ <= _)%Z |- _ => apply IZR_le in H
  | H : (_ < _)%Z |- _ => apply IZR_lt in H
  | H : @eq Z _ _ |- _ => apply (f_equal IZR) in H
  end;
  repeat match goal with
  | H : context [INR (_ + _)] |- _ => rewrite plus_INR in H
  | H : context [INR (_ * _)] |- _ => rewrite mult_INR in H
  | H : context [INR (_ ^ _)] |- _ => rewrite pow_INR in H
  | H : context [INR (S _)] |- _ => rewrite S_INR in H
  | H : context [IZR (_ + _)] |- _ => rewrite plus_IZR in H
  | H : context [IZR (_ - _)] |- _ => rewrite minus_IZR in H
  | H : context [IZR (_ * _)] |- _ => rewrite mult_IZR in H
  | H : context [IZR (- _)] |- _ => rewrite opp_IZR in H
  end; sc_cast_up; cbn [INR] in *.
Ltac sc_back :=
  unfold gt, ge, Rgt, Rge in *;
  repeat match goal with
  | H : INR _ <= INR _ |- _ => apply INR_le in H
  | H : INR _ < INR _ |- _ => apply INR_lt in H
  | H : INR _ = INR _ |- _ => apply INR_eq in H
  end;
  try match goal with
  | |- INR _ <= INR _ => apply le_INR
  | |- INR _ < INR _ => apply lt_INR
  | |- INR _ = INR _ => apply (f_equal INR)
  | |- INR _ <> INR _ => apply not_INR
  | |- 0 < INR _ => apply (lt_INR 0)
  | |- 1 <= INR _ => apply (le_INR 1)
  end.
Ltac sc_naturals :=
  sc_chosen; first [ lia | solve [sc_back; lia] | solve [sc_reals; lra] ].
(* a goal over the naturals from what was shown over the reals *)
Ltac sc_from_reals :=
  first
  [ assumption
  | unfold gt, ge;
    match goal with
    | |- (_ <= _)%nat => apply INR_le
    | |- (_ < _)%nat => apply INR_lt
    | |- @eq nat _ _ => apply INR_eq
    | |- ~ @eq nat _ _ => let E := fresh in intros E; apply (f_equal INR) in E; revert E
    | |- (_ <= _)%Z => apply le_IZR
    | |- (_ < _)%Z => apply lt_IZR
    | |- (_ >= _)%Z => apply Z.le_ge, le_IZR
    | |- (_ > _)%Z => apply Z.lt_gt, lt_IZR
    | |- @eq Z _ _ => apply eq_IZR
    | |- ~ @eq Z _ _ => let E := fresh in intros E; apply (f_equal IZR) in E; revert E
    | |- _ => idtac
    end; sc_cast_up; first [lra | assumption] ].
(* tests that what is known decides *)
Ltac sc_decide :=
  repeat match goal with
  | H : context [if Rle_dec ?a ?b then _ else _] |- _ =>
      destruct (Rle_dec a b); [| try (exfalso; lra)]; try (exfalso; lra)
  | |- context [if Rle_dec ?a ?b then _ else _] =>
      destruct (Rle_dec a b); [| try (exfalso; lra)]; try (exfalso; lra)
  end.
(* which index it is: from an equation of naturals, and the values compared *)
Ltac sc_chosen_value X := first [ exact X | rewrite X; reflexivity | sc_reals; lra ].
Ltac sc_each :=
  match goal with
  | H : (?a <= ?k <= ?b)%nat |- _ => sc_each_from H k a
  | H : (?a <= ?k < ?b)%nat |- _ => sc_each_from H k a
  end
with sc_each_from H k a :=
  first
  [ exfalso; lia
  | destruct (Nat.eq_dec k a) as [-> | ?];
    [ clear H; cbn [INR]
    | let G := fresh in
      match type of H with
      | (_ <= _ <= ?b)%nat => assert (G : (S a <= k <= b)%nat) by lia
      | (_ <= _ < ?b)%nat => assert (G : (S a <= k < b)%nat) by lia
      end; clear H; sc_each_from G k (S a) ] ].
Ltac sc_compared :=
  first
  [ assumption | exfalso; lia | lra
  | match goal with
    | H : forall k : nat, _ -> _ |- _ => first [ apply H; lia | apply Rge_le, H; lia ]
    end
  | match goal with H : _ |- _ => first [ exact H | apply Rge_le; exact H ] end
  | nra ].
Ltac sc_indexed := intros; sc_instances; sc_decide; sc_naturals.
(* equal or not, which linear arithmetic decides *)
Ltac sc_delta_integers :=
  unfold deltaZ; repeat match goal with |- context [Z.eqb ?a ?b] => destruct (Z.eqb_spec a b) end;
  first [ reflexivity | exfalso; lia ].
