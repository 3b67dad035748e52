(* What exported theorems are stated and proved with: sums, products and maxima over a range of
   indices, softmax, one entry of a family replaced, and the lemmas that their scripts use.
   Coq 8.16, Coquelicot 3.2. *)
From Coq Require Import Reals Lra Lia Psatz Arith FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(* ====================================================================================== *)
(*  Definitions: what the statements mean                                                  *)
(* ====================================================================================== *)

(* f 0 + f 1 + ... + f (n - 1), and the product *)
Fixpoint bsum (n : nat) (f : nat -> R) : R :=
  match n with O => 0 | S m => bsum m f + f m end.
Fixpoint bprod (n : nat) (f : nat -> R) : R :=
  match n with O => 1 | S m => bprod m f * f m end.
(* the largest and the smallest of f 0, ..., f n *)
Fixpoint bmax (n : nat) (f : nat -> R) : R :=
  match n with O => f O | S m => Rmax (bmax m f) (f (S m)) end.
Fixpoint bmin (n : nat) (f : nat -> R) : R :=
  match n with O => f O | S m => Rmin (bmin m f) (f (S m)) end.
(* the same over a, a + 1, ..., b; an empty sum is 0, an empty product 1; a maximum is used
   where a <= b only, which its definedness lemma says *)
Definition rsum (a b : nat) (f : nat -> R) : R := bsum (S b - a) (fun k => f (a + k)%nat).
Definition rprod (a b : nat) (f : nat -> R) : R := bprod (S b - a) (fun k => f (a + k)%nat).
Definition rmax (a b : nat) (f : nat -> R) : R := bmax (b - a) (fun k => f (a + k)%nat).
Definition rmin (a b : nat) (f : nat -> R) : R := bmin (b - a) (fun k => f (a + k)%nat).
(* the least index at which the maximum, or the minimum, is attained *)
Fixpoint bargmax (n : nat) (f : nat -> R) : nat :=
  match n with O => O | S m => if Rlt_dec (f (bargmax m f)) (f n) then n else bargmax m f end.
Fixpoint bargmin (n : nat) (f : nat -> R) : nat :=
  match n with O => O | S m => if Rlt_dec (f n) (f (bargmin m f)) then n else bargmin m f end.
Definition argmax (a b : nat) (f : nat -> R) : nat :=
  (a + bargmax (b - a) (fun k => f (a + k)))%nat.
Definition argmin (a b : nat) (f : nat -> R) : nat :=
  (a + bargmin (b - a) (fun k => f (a + k)))%nat.
(* Kronecker's delta, and that of integers which may be negative *)
Definition delta (i j : nat) : R := if Nat.eqb i j then 1 else 0.
Definition deltaZ (i j : Z) : R := if Z.eqb i j then 1 else 0.
(* a family of which the entry k is t *)
Definition upd1 (y : nat -> R) (k : nat) (t : R) (j : nat) : R := if Nat.eqb j k then t else y j.
Definition upd2 (y : nat -> nat -> R) (k l : nat) (t : R) (i j : nat) : R :=
  if (Nat.eqb i k && Nat.eqb j l)%bool then t else y i j.
(* p maps a..b one to one onto itself *)
Definition permutes (a b : nat) (p : nat -> nat) : Prop :=
  (forall i, (a <= i <= b)%nat -> (a <= p i <= b)%nat) /\
  (forall i j, (a <= i <= b)%nat -> (a <= j <= b)%nat -> p i = p j -> i = j) /\
  (forall j, (a <= j <= b)%nat -> exists i, (a <= i <= b)%nat /\ p i = j).
Definition softmax (a b : nat) (y : nat -> R) (i : nat) : R :=
  exp (y i) / rsum a b (fun k => exp (y k)).
Definition sigmoid (x : R) : R := 1 / (1 + exp (- x)).
Definition softplus (x : R) : R := ln (1 + exp x).
Definition relu (x : R) : R := Rmax x 0.
Definition tanh (x : R) : R := (exp (2 * x) - 1) / (exp (2 * x) + 1).
Definition erf (x : R) : R := 2 / sqrt PI * RInt (fun t => exp (- t ^ 2)) 0 x.
(* a real power: x > 0, or x = 0 with a positive exponent *)
Definition real_power (x y : R) : R := if Req_EM_T x 0 then 0 else Rpower x y.
(* of x >= 0 *)
Definition cbrt (x : R) : R := real_power x (1 / 3).
