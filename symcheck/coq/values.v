(* ====================================================================================== *)
(*  Values and bounds of functions, for conditions that the structure does not show        *)
(* ====================================================================================== *)

Lemma sign_cases x : (0 < x /\ sign x = 1) \/ (x = 0 /\ sign x = 0) \/ (x < 0 /\ sign x = -1).
Proof.
  destruct (Rtotal_order 0 x) as [H | [H | H]].
  - left. auto using sign_eq_1.
  - right; left. subst x. auto using sign_0.
  - right; right. auto using sign_eq_m1.
Qed.
Lemma sign_pos x : 0 < x -> 0 < sign x.
Proof. intros H. rewrite sign_eq_1 by exact H. lra. Qed.
Lemma sign_nonneg x : 0 <= x -> 0 <= sign x.
Proof. intros H. destruct (sign_cases x) as [[? ->] | [[? ->] | [? ->]]]; lra. Qed.
Lemma sign_ne x : x <> 0 -> sign x <> 0.
Proof. intros H. destruct (sign_cases x) as [[? ->] | [[? ->] | [? ->]]]; lra. Qed.
Lemma sign_bounds x : -1 <= sign x <= 1.
Proof. destruct (sign_cases x) as [[? ->] | [[? ->] | [? ->]]]; lra. Qed.
Lemma sign_by_abs x : x <> 0 -> sign x = Rabs x / x.
Proof.
  intros N. destruct (sign_cases x) as [[H ->] | [[H _] | [H ->]]]; [| contradiction |].
  - rewrite Rabs_pos_eq by lra. field. exact N.
  - rewrite Rabs_left by lra. field. exact N.
Qed.
Lemma max_cases a b : (b <= a /\ Rmax a b = a) \/ (a <= b /\ Rmax a b = b).
Proof. unfold Rmax. destruct (Rle_dec a b); [right | left]; split; lra. Qed.
Lemma min_cases a b : (a <= b /\ Rmin a b = a) \/ (b <= a /\ Rmin a b = b).
Proof. unfold Rmin. destruct (Rle_dec a b); [left | right]; split; lra. Qed.
Lemma abs_cases a : (0 <= a /\ Rabs a = a) \/ (a <= 0 /\ Rabs a = - a).
Proof. unfold Rabs. destruct (Rcase_abs a); [right | left]; split; lra. Qed.
Lemma sin_sq_cos_sq x : sin x ^ 2 + cos x ^ 2 = 1.
Proof. pose proof (sin2_cos2 x) as H. unfold Rsqr in H. lra. Qed.
Lemma sin_times_sin x : sin x * sin x = 1 - cos x * cos x.
Proof. pose proof (sin2_cos2 x) as H. unfold Rsqr in H. lra. Qed.
Lemma cos_atan_pos x : 0 < cos (atan x).
Proof. pose proof (atan_bound x). apply cos_gt_0; lra. Qed.
Lemma tan_of_atan x : sin (atan x) / cos (atan x) = x.
Proof. exact (tan_atan x). Qed.
Lemma cos_pos_small x : - (3 / 2) <= x <= 3 / 2 -> 0 < cos x.
Proof. intros H. pose proof PI2_3_2. apply cos_gt_0; lra. Qed.
Lemma sin_pos_small x : 0 < x <= 3 -> 0 < sin x.
Proof. intros H. pose proof PI2_3_2. apply sin_gt_0; lra. Qed.
Lemma sinh_pos x : 0 < x -> 0 < sinh x.
Proof. intros H. unfold sinh. pose proof (exp_increasing (- x) x ltac:(lra)). lra. Qed.
Lemma deltaZ_cases i j : deltaZ i j = 0 \/ deltaZ i j = 1.
Proof. unfold deltaZ. destruct (Z.eqb i j); auto. Qed.
Lemma one_plus_sq_pos x : 0 < 1 + x ^ 2.
Proof. pose proof (pow2_ge_0 x). lra. Qed.
Lemma sinh_lt a b : a < b -> sinh a < sinh b.
Proof.
  intros H. unfold sinh. pose proof (exp_increasing a b H).
  pose proof (exp_increasing (- b) (- a) ltac:(lra)). lra.
Qed.
Lemma sigmoid_bounds x : 0 < sigmoid x < 1.
Proof.
  split; [| apply sigmoid_below]. unfold sigmoid. pose proof (exp_pos (- x)).
  apply Rdiv_lt_0_compat; lra.
Qed.
Lemma tanh_bounds x : -1 < tanh x < 1.
Proof.
  unfold tanh. pose proof (exp_pos (2 * x)) as P. set (u := exp (2 * x)) in *. clearbody u.
  replace ((u - 1) / (u + 1)) with (1 - 2 / (u + 1)) by (field; lra).
  assert (Q : 0 < / (u + 1)) by (apply Rinv_0_lt_compat; lra).
  assert (E : (u + 1) * / (u + 1) = 1) by (field; lra). unfold Rdiv. split; nra.
Qed.
Lemma cosh_ge_1 x : 1 <= cosh x.
Proof. unfold cosh. pose proof (exp_ineq1_le x). pose proof (exp_ineq1_le (- x)). lra. Qed.
Lemma real_power_gt_0 x y : 0 < x -> 0 < real_power x y.
Proof. intros P. rewrite real_power_pos by exact P. apply exp_pos. Qed.
Lemma real_power_ge_0 x y : 0 <= real_power x y.
Proof. unfold real_power. destruct (Req_EM_T x 0); [lra | left; apply exp_pos]. Qed.
Lemma cbrt_pos x : 0 < x -> 0 < cbrt x.
Proof. apply real_power_gt_0. Qed.
Lemma cbrt_nonneg x : 0 <= cbrt x.
Proof. apply real_power_ge_0. Qed.
Lemma cbrt_cubed x : 0 <= x -> cbrt x ^ 3 = x.
Proof.
  unfold cbrt, real_power. intros [P | <-].
  - destruct (Req_EM_T x 0); [lra |]. rewrite <- (Rpower_pow 3) by apply exp_pos.
    rewrite Rpower_mult. replace (1 / 3 * INR 3) with 1 by (simpl; field). apply Rpower_1, P.
  - destruct (Req_EM_T 0 0); [ring | contradiction].
Qed.
Lemma cube_inj a b : a ^ 3 = b ^ 3 -> a = b.
Proof.
  intros H. assert (F : (a - b) * (a ^ 2 + a * b + b ^ 2) = 0) by (ring_simplify; lra).
  apply Rmult_integral in F as [F | F]; [lra |].
  assert (Z : (a + b / 2) ^ 2 + 3 / 4 * b ^ 2 = 0) by (rewrite <- F; field).
  pose proof (pow2_ge_0 (a + b / 2)). pose proof (pow2_ge_0 b).
  assert (B : b = 0) by (apply Rsqr_0_uniq; rewrite Rsqr_pow2; lra).
  assert (a + b / 2 = 0) by (apply Rsqr_0_uniq; rewrite Rsqr_pow2; lra). lra.
Qed.
Lemma cbrt_of a b : 0 <= b -> a = b ^ 3 -> cbrt a = b.
Proof.
  intros B ->. apply cube_inj. apply cbrt_cubed, pow_le, B.
Qed.
Lemma atan_pos x : 0 < x -> 0 < atan x.
Proof. intros H. rewrite <- atan_0. apply atan_increasing, H. Qed.
Lemma atan_nonneg x : 0 <= x -> 0 <= atan x.
Proof. intros [H | <-]; [left; apply atan_pos, H | rewrite atan_0; lra]. Qed.
(* the functions at 0 and 1, and of what they undo *)
Ltac sc_values :=
  rewrite ?sin_0, ?cos_0, ?tan_0, ?atan_0, ?exp_0, ?ln_1, ?sqrt_0, ?sqrt_1, ?sign_0, ?Rabs_R0,
    ?Rabs_R1, ?sinh_0, ?cosh_0, ?tan_atan, ?tan_of_atan, ?ln_exp, ?pow_1.
Ltac sc_fact p :=
  let T := type of p in
  lazymatch goal with _ : T |- _ => fail | _ => pose proof p end.
(* what is true of the functions that the goal speaks of *)
Ltac sc_facts :=
  repeat match goal with
  | |- context [exp ?t] => sc_fact (exp_pos t)
  | |- context [INR ?t] => sc_fact (pos_INR t)
  | |- context [sin ?t] => sc_fact (sin_sq_cos_sq t)
  | |- context [cos ?t] => sc_fact (sin_sq_cos_sq t)
  | |- context [sin ?t] => sc_fact (SIN_bound t)
  | |- context [cos ?t] => sc_fact (COS_bound t)
  | |- context [sqrt ?t] => sc_fact (sqrt_pos t)
  | |- context [Rabs ?t] => sc_fact (Rabs_pos t)
  | |- context [sign ?t] => sc_fact (sign_bounds t)
  | |- context [sigmoid ?t] => sc_fact (sigmoid_bounds t)
  | |- context [tanh ?t] => sc_fact (tanh_bounds t)
  | |- context [cosh ?t] => sc_fact (cosh_ge_1 t)
  | |- context [cos (atan ?t)] => sc_fact (cos_atan_pos t)
  | |- context [atan ?t] => sc_fact (atan_bound t)
  | |- context [PI] => sc_fact PI_RGT_0
  | |- context [Rmax ?a ?b] => sc_fact (Rmax_l a b)
  | |- context [Rmax ?a ?b] => sc_fact (Rmax_r a b)
  | |- context [Rmin ?a ?b] => sc_fact (Rmin_l a b)
  | |- context [Rmin ?a ?b] => sc_fact (Rmin_r a b)
  end.
(* one case for each side of a kink, and for each test; of a few, so that it ends soon *)
Ltac sc_kinks :=
  unfold relu in *;
  do 6 try
  (match goal with
   | |- context [Rmax ?a ?b] =>
       let E := fresh "E" in destruct (max_cases a b) as [[? E] | [? E]]; rewrite E in *; clear E
   | |- context [Rmin ?a ?b] =>
       let E := fresh "E" in destruct (min_cases a b) as [[? E] | [? E]]; rewrite E in *; clear E
   | |- context [Rabs ?a] =>
       let E := fresh "E" in destruct (abs_cases a) as [[? E] | [? E]]; rewrite E in *; clear E
   | |- context [sign ?a] =>
       let E := fresh "E" in
       destruct (sign_cases a) as [[? E] | [[? E] | [? E]]]; rewrite E in *; clear E
   | |- context [if ?c then _ else _] => destruct c
   end; try (exfalso; lra)).
Ltac sc_elementary :=
  intros; sc_values; sc_facts;
  first [ lra | progress sc_kinks; first [ lra | reflexivity | nra ] ].
