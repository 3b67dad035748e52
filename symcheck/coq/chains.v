(* ====================================================================================== *)
(*  Relations, chained                                                                     *)
(* ====================================================================================== *)

Lemma eq_le a b c : a = b -> b <= c -> a <= c. Proof. intros ->. auto. Qed.
Lemma eq_lt a b c : a = b -> b < c -> a < c. Proof. intros ->. auto. Qed.
Lemma le_eq a b c : a <= b -> b = c -> a <= c. Proof. intros H <-. auto. Qed.
Lemma lt_eq a b c : a < b -> b = c -> a < c. Proof. intros H <-. auto. Qed.
Lemma le_le a b c : a <= b -> b <= c -> a <= c. Proof. apply Rle_trans. Qed.
Lemma le_lt a b c : a <= b -> b < c -> a < c. Proof. apply Rle_lt_trans. Qed.
Lemma lt_le a b c : a < b -> b <= c -> a < c. Proof. apply Rlt_le_trans. Qed.
Lemma lt_lt a b c : a < b -> b < c -> a < c. Proof. apply Rlt_trans. Qed.
Lemma eq_eq (a b c : R) : a = b -> b = c -> a = c. Proof. intros ->. auto. Qed.
Lemma eq_ne (a b c : R) : a = b -> b <> c -> a <> c. Proof. intros ->. auto. Qed.
Lemma ne_eq (a b c : R) : a <> b -> b = c -> a <> c. Proof. intros H <-. auto. Qed.
Lemma scale_le s t u v p : t - s = p * (v - u) -> 0 <= p -> u <= v -> s <= t.
Proof. intros E P H. assert (0 <= p * (v - u)) by (apply Rmult_le_pos; lra). lra. Qed.
Lemma scale_lt s t u v p : t - s = p * (v - u) -> 0 < p -> u < v -> s < t.
Proof. intros E P H. assert (0 < p * (v - u)) by (apply Rmult_lt_0_compat; lra). lra. Qed.
Lemma le_of_diff s t d : t - s = d -> 0 <= d -> s <= t. Proof. lra. Qed.
Lemma lt_of_diff s t d : t - s = d -> 0 < d -> s < t. Proof. lra. Qed.
Lemma ne_of_diff s t d : t - s = d -> d <> 0 -> s <> t. Proof. lra. Qed.
