package derive

import (
	"strconv"
	"strings"
	"testing"
)

// shape writes an expression with every operation before its arguments.
func shape(e *Expr) string {
	switch e.Op {
	case Number:
		return strconv.FormatFloat(e.Value, 'g', -1, 64)
	case Symbol:
		return e.Letters()
	}
	name := [...]string{
		Sum: "+", Product: "·", Quotient: "/", Power: "^", Minus: "−", Exp: "exp", Log: "ln", Sigmoid: "σ", Abs: "abs", SumOver: "∑", ProductOver: "∏",
	}[e.Op] + e.Name
	for _, a := range e.Args {
		name += " " + shape(a)
	}
	return "(" + name + ")"
}

func TestFormulasBindAsWritten(t *testing.T) {
	for formula, want := range map[string]string{
		"p":                 "p",
		"0.5":               "0.5",
		"(p)":               "p",
		"p + y + z":         "(+ p y z)",
		"p − y − z":         "(+ p (− y) (− z))",
		"p − (y − z)":       "(+ p (− (+ y (− z))))",
		"(p + y) + z":       "(+ (+ p y) z)",
		"−p":                "(− p)",
		"−p·y":              "(− (· p y))",
		"−p + y":            "(+ (− p) y)",
		"−(p + y)":          "(− (+ p y))",
		"−p^2":              "(− (^ p 2))",
		"p·y·z":             "(· p y z)",
		"p·y + z·s":         "(+ (· p y) (· z s))",
		"p/y/z":             "(/ (/ p y) z)",
		"p·y/z·s":           "(· (/ (· p y) z) s)",
		"p·(y/z)":           "(· p (/ y z))",
		"p^y^z":             "(^ p (^ y z))",
		"(p^y)^z":           "(^ (^ p y) z)",
		"2·p^2":             "(· 2 (^ p 2))",
		"p^(−y)·z":          "(· (^ p (− y)) z)",
		"ln p·y":            "(· (ln p) y)",
		"ln p^2":            "(ln (^ p 2))",
		"ln(p)·y":           "(· (ln p) y)",
		"σ(p − y)":          "(σ (+ p (− y)))",
		"e^z·y":             "(· (exp z) y)",
		"e^(−z)/2":          "(/ (exp (− z)) 2)",
		"1 + e^z^2":         "(+ 1 (exp (^ z 2)))",
		"|p − y|·2":         "(· (abs (+ p (− y))) 2)",
		"∂L/∂p·∂p/∂z":       "(· ∂L/∂p ∂p/∂z)",
		"∂L/∂w_j·2":         "(· ∂L/∂w age 2)",
		"(∂L/∂p)/2":         "(/ ∂L/∂p 2)",
		"p_i^y_i":           "(^ p i y i)",
		"(∑_i p_i·y_i)/m":   "(/ (∑i (· p i y i)) m)",
		"∑_i p_i + z":       "(+ (∑i p i) z)",
		"2·∑_i p_i·y_i":     "(· 2 (∑i (· p i y i)))",
		"∏_i p_i^2":         "(∏i (^ p i 2))",
		"X^⊤·(p − y)/m":     "(/ (· (^ X ⊤) (+ p (− y))) m)",
		"X^⊤·S·X/m":         "(/ (· (^ X ⊤) S X) m)",
		"w′_j − η·Δw_kj":    "(+ w′ age (− (· η Δw cat, age)))",
		"v_1j + H_all":      "(+ v 1, age H all)",
		"y·ln  p+z−1·( s )": "(+ (· y (ln p)) z (− (· 1 s)))",
	} {
		s := newScope("age")
		s.k = "cat"
		if got := shape(s.parse(formula)); got != want {
			t.Errorf("%s: got %s, want %s", formula, got, want)
		}
	}
}

// refused checks that what a bad formula does is a panic of this package.
func refused(t *testing.T, formula string) {
	t.Helper()
	defer func() {
		if text, _ := recover().(string); !strings.HasPrefix(text, "derive: ") {
			t.Errorf("%q: got %q, want a panic", formula, text)
		}
	}()
	newScope("").sides("L := " + formula)
}

func TestBadFormulas(t *testing.T) {
	for _, formula := range []string{
		"", "+", "p +", "p·", "p ·· y", "p^", "p·−y", "2^−p", "(p", "p)", "()", "|p", "ln", "σ", "e^", "p y", "2p", "p - y", "p*y", "1.2.3",
		"−", "−−p", "∂", "∂L", "∂L/p", "∂L/∂", "∂L/∂p/2", "∑_i", "∑ p", "∑_ p", "unknown", "p, y", "p = y", "w_j", "x_kj", " p",
	} {
		refused(t, formula)
	}
}

func TestBadLines(t *testing.T) {
	for _, formula := range []string{"L", "L − p", "p·y := z", "2 := p", "y := p", "= p", "L =", "L :="} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q is no line", formula)
				}
			}()
			newScope("").set("y", 1).sides(formula)
		}()
	}
}

// A letter stands for what it is defined as in the lines before its definition, too.
func TestDefinitions(t *testing.T) {
	s := newScope("age").set("x_j y", 3, 2)
	steps := s.write(&lines{{"first", "z = L·2", &model}, {"second", "L := x_j + y", &model}})
	if got := steps[0].Value(); got != 10 || steps[0].General() || steps[0].Left.Meaning != nil || steps[1].Left.Meaning != steps[1].Right {
		t.Errorf("got %v: %+v", got, steps)
	}
}

// Sums run over the data of the letters in them, also where those only stand for something with data.
func TestSumsOverData(t *testing.T) {
	s := newScope("").set("λ_1 λ_2", 0.1, 0.2)
	s.put("w_j", datum("w", "j", 0).over([]float64{-2, 3})).put("u", named("p", "j", s.parse("2·w_j")))
	for formula, want := range map[string]float64{
		"λ_1·∑_j |w_j| + 0.5·λ_2·∑_j w_j^2": 1.8, "∏_j w_j": -6, "∑_j u": 2, "(∑_j u^2)/2": 26,
	} {
		if got := s.parse(formula).Eval(); got < want-1e-14 || got > want+1e-14 {
			t.Errorf("%s: got %v, want %v", formula, got, want)
		}
	}
}
