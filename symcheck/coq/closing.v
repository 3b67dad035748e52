(* every exponential, root and sum becomes a variable; what is known of its sign is kept *)
Ltac sc_gen :=
  repeat match goal with
  | |- context [exp ?t] =>
      let P := fresh "P" in let u := fresh "u" in
      pose proof (exp_pos t) as P; set (u := exp t) in *; clearbody u
  end.
Ltac sc_ne_field :=
  match goal with
  | |- _ /\ _ => split; sc_ne_field
  | |- True => exact I
  | |- _ => first
      [ assumption
      | lra
      | solve [sc_ne]
      | match goal with H : ?d <> 0 |- ?e <> 0 =>
          let E := fresh in intros E; apply H; first [lra | rewrite <- E; ring | nra | field_simplify_eq; [first [lra | nra] | sc_ne ..]] end
      | apply Rgt_not_eq; unfold Rgt; ring_simplify; sc_pos
      | nra ]
  end.
Ltac sc_delta0 k :=
  repeat match goal with
  | N : k <> ?i |- context [delta k ?i] => rewrite (delta_ne k i) by lia
  | N : k <> ?i |- context [delta ?i k] => rewrite (delta_ne i k) by lia
  end; unfold Rdiv; ring.
(* with what is known of the squares of roots *)
Ltac sc_root_square :=
  match goal with
  | |- context [sqrt ?a] =>
      let Q := fresh "Q" in let r := fresh "r" in
      assert (sqrt a * sqrt a = a) as Q by (apply sqrt_sqrt; sc_side);
      assert (sqrt a <> 0) by (apply Rgt_not_eq, sqrt_lt_R0; sc_side);
      set (r := sqrt a) in *; clearbody r; field_simplify_eq; [ring [Q] | sc_ne_field ..]
  end.
(* with s^2 = 1 - c^2 for the sine and the cosine of one angle, or of two *)
Ltac sc_sine Q :=
  match goal with
  | |- context [sin ?t] =>
      let s := fresh "s" in let c := fresh "c" in
      pose proof (sin_times_sin t) as Q; set (s := sin t) in *; set (c := cos t) in *; clearbody s c
  end.
Ltac sc_pythagoras :=
  let Q := fresh "Q" in let P := fresh "P" in
  sc_sine Q;
  first
  [ solve [ring [Q]]
  | solve [field_simplify_eq; [ring [Q] | sc_ne_field ..]]
  | sc_sine P;
    first [ solve [ring [Q P]] | solve [field_simplify_eq; [ring [Q P] | sc_ne_field ..]] ] ].
Ltac sc_close :=
  first [ reflexivity | ring | field; sc_ne_field | sc_root_square | sc_pythagoras ].
(* a sine or a cosine of a sum of angles *)
Ltac sc_negatives :=
  repeat match goal with
  | |- context [IZR (Zneg ?p)] => change (IZR (Zneg p)) with (- IZR (Zpos p))
  end.
Ltac sc_turn :=
  sc_negatives; unfold Rminus; repeat first [ rewrite sin_plus | rewrite cos_plus ];
  rewrite ?sin_neg, ?cos_neg, ?sin_0, ?cos_0; sc_close.
(* an angle that is a part of PI *)
Ltac sc_angle :=
  repeat match goal with
  | |- context [sin (- ?a)] => rewrite (sin_neg a)
  | |- context [cos (- ?a)] => rewrite (cos_neg a)
  | |- context [sin ?a] => first
      [ replace a with (PI / 4) by field; rewrite sin_PI4
      | replace a with (PI / 6) by field; rewrite sin_PI6
      | replace a with (PI / 3) by field; rewrite sin_PI3
      | replace a with (PI / 2) by field; rewrite sin_PI2
      | replace a with PI by field; rewrite sin_PI ]
  | |- context [cos ?a] => first
      [ replace a with (PI / 4) by field; rewrite cos_PI4
      | replace a with (PI / 6) by field; rewrite cos_PI6
      | replace a with (PI / 3) by field; rewrite cos_PI3
      | replace a with (PI / 2) by field; rewrite cos_PI2
      | replace a with PI by field; rewrite cos_PI ]
  end.
Ltac sc_trig :=
  rewrite ?sin_atan, ?cos_atan, ?sin_0, ?cos_0, ?atan_0, ?atan_1; unfold Rsqr;
  first
  [ sc_close
  | f_equal; sc_close
  | unfold Rdiv; f_equal; [sc_close | apply f_equal, f_equal; sc_close]
  | rewrite <- atan_opp; f_equal; sc_close
  | repeat f_equal; sc_close
  | sc_angle; sc_close ].
(* products of powers of exponentials as one exponential *)
Lemma exp_over a b : exp a / exp b = exp (a - b).
Proof. unfold Rdiv, Rminus. rewrite exp_plus, exp_Ropp. reflexivity. Qed.
Lemma one_over_exp a : 1 / exp a = exp (- a).
Proof. rewrite exp_Ropp. unfold Rdiv. ring. Qed.
Ltac sc_indices :=
  first [ rewrite ?Nat.sub_succ, ?Nat.sub_0_r; reflexivity | repeat f_equal; lia ].
Ltac sc_exp_one :=
  rewrite ?Nat.sub_succ, ?Nat.sub_0_r;
  repeat first [ rewrite <- exp_nat_mult | rewrite <- exp_plus | rewrite exp_over
               | rewrite one_over_exp | rewrite <- exp_Ropp ];
  first [ apply f_equal | symmetry; etransitivity; [ | apply exp_0 ]; apply f_equal
        | etransitivity; [ | apply exp_0 ]; apply f_equal ];
  cbn [INR]; sc_close.
Lemma exp_2_mult x : exp (2 * x) = exp x ^ 2.
Proof. replace (2 * x) with (INR 2 * x) by (simpl; ring). apply exp_nat_mult. Qed.
Lemma exp_3_mult x : exp (3 * x) = exp x ^ 3.
Proof. replace (3 * x) with (INR 3 * x) by (simpl; ring). apply exp_nat_mult. Qed.
Ltac sc_split_exp :=
  unfold Rminus; rewrite ?Ropp_plus_distr, ?Ropp_involutive, ?exp_0, ?exp_plus, ?exp_Ropp, ?exp_2_mult, ?exp_3_mult, ?exp_0;
  repeat match goal with |- context [exp (ln ?a)] => rewrite (exp_ln a) by sc_pos end.
Ltac sc_exp := first [ solve [sc_exp_one] | sc_split_exp; sc_close ].
Ltac sc_ln := apply ln_of; sc_split_exp; sc_close.
Ltac sc_inr := rewrite ?S_INR, ?plus_INR, ?mult_INR, ?pow_INR.
