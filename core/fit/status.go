package fit

import (
	"math"
	"strconv"
	"strings"

	"descent/core/num"
	"descent/core/solve"
)

// status says how the fit ended, in words for a person.
func (f *fitter) status(end *ending, out *Fit) Status {
	s := Status{
		Code: end.Status.String(), Converged: end.Status == solve.Converged,
		Iterations: end.Iterations, Passes: end.Passes, Gradient: num.MaxAbs(end.Grad), Notes: f.notes,
	}
	if f.spec.L1 > 0 {
		s.Gradient = f.subgradient(end)
	}
	rounds := strconv.Itoa(end.Iterations) + " iterations"
	if end.Iterations == 1 {
		rounds = "1 iteration"
	}
	switch end.Status {
	case solve.Converged:
		s.Message = "The optimum was reached after " + rounds + "."
	case solve.IterationLimit:
		s.Message = "The limit of " + rounds + " was reached before the optimum. Allow more iterations, or choose the solver newton."
	case solve.Diverged:
		s.Message, s.MaxStableRate = f.diverged(end), end.MaxStableRate
	case solve.Stalled:
		s.Message = "After " + rounds + " no step improved the fit any more, short of the optimum. Try the solver newton, or another rate."
	case solve.Stopped:
		s.Message = "Stopped after " + rounds + ", before the optimum."
	}
	if end.separation != nil {
		s.Code, s.Converged, s.MaxStableRate = "separated", false, 0
		s.Separation = &Separation{Kind: "quasi"}
		s.Message = "Some rows are told apart perfectly by a combination of features, so some coefficients grow without end " +
			"and have no estimate. Leave their terms out, join rare levels, or add a small penalty (l2)."
		if end.separation.complete {
			s.Separation.Kind = "complete"
			s.Message = "The features tell the classes apart without a single error, so the coefficients grow without end and " +
				"have no estimate. Look for a feature that gives the answer away, or add a small penalty (l2)."
		}
	}
	s.Notes = append(s.Notes, f.aliases(out)...)
	if note := f.rare(out); note != "" {
		s.Notes = append(s.Notes, note)
	}
	return s
}

func (f *fitter) diverged(end *ending) string {
	m := "The steps were too long: the loss grew instead of falling."
	if end.MaxStableRate > 0 {
		m += " Choose a rate below " + digits(end.MaxStableRate) + " (on the standardised columns), the largest that is stable here."
	} else {
		m += " Choose a smaller rate."
	}
	return m
}

// aliases names the terms that were left out.
func (f *fitter) aliases(out *Fit) []string {
	names := f.names(out.Aliased)
	if len(names) == 0 {
		return nil
	}
	return []string{"Without an estimate, because they are constant or a combination of other terms: " + listed(names) + "."}
}

// names returns the names of the terms that are marked.
func (f *fitter) names(marked []bool) []string {
	var names []string
	for j, is := range marked {
		if is {
			names = append(names, f.layout.Terms[j].Name())
		}
	}
	return names
}

// listed joins the first ten names and counts the rest.
func listed(names []string) string {
	if len(names) > 10 {
		return strings.Join(names[:10], ", ") + " and " + strconv.Itoa(len(names)-10) + " more"
	}
	return strings.Join(names, ", ")
}

// rare warns of a class with few rows for the number of coefficients (fewer than 10 a coefficient; Peduzzi et al. 1996).
func (f *fitter) rare(out *Fit) string {
	if f.spec.Model != "logistic" {
		return ""
	}
	least := math.Inf(1)
	for _, w := range f.tally.Sums[1 : 1+f.classCount()] {
		if w > 0 {
			least = math.Min(least, w)
		}
	}
	if least >= 10*float64(f.layout.Width()-1) || least*2 >= out.Weight {
		return ""
	}
	return "The rarer class has only " + digits(least) + " rows for " + strconv.Itoa(f.layout.Width()-1) +
		" coefficients beside the intercept: estimates are unstable, and accuracy says little."
}

// subgradient is the largest entry of the subgradient nearest 0.
func (f *fitter) subgradient(end *ending) float64 {
	kinks, top := f.object.Kinks(), 0.0
	for k, g := range end.Grad {
		switch x := end.X[k]; {
		case x != 0:
			g += math.Copysign(kinks[k], x)
		default:
			g = math.Max(0, math.Abs(g)-kinks[k])
		}
		top = math.Max(top, math.Abs(g))
	}
	return top
}

func digits(v float64) string { return strconv.FormatFloat(v, 'g', 3, 64) }

// power writes a large number as a power of ten.
func power(v float64) string { return strconv.FormatFloat(v, 'e', 0, 64) }
