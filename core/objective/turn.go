package objective

// turnWork is the number of multiplications and additions after which a turn is due: a few milliseconds.
const turnWork = 2 << 20

// Turn has a function called at every so much work, so that who computes for long is heard. The function may be nil.
type Turn struct {
	Yield func() error
	spent int
}

// Spend notes some multiplications with an addition each, and returns the function's error where a turn is due.
func (t *Turn) Spend(work int) error {
	if t.spent += work; t.spent < turnWork {
		return nil
	}
	return t.Take()
}

// Take calls the function now and returns its error.
func (t *Turn) Take() error {
	t.spent = 0
	if t.Yield == nil {
		return nil
	}
	return t.Yield()
}
