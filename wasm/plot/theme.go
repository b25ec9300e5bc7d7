package plot

// Theme holds the colours and the font of all pictures.
type Theme struct {
	Dark    bool
	Surface Color   // behind everything
	Ink     Color   // text and the boundary
	Muted   Color   // tick labels
	Rule    Color   // axes and grid lines
	Accent  Color   // the cost curve
	Classes []Color // one per class, repeated when there are more
	Ramp    []Color // values of a regression, low to high
	Font    string  // a CSS font-family list
}

// Light returns the default theme on a light surface.
func Light() Theme { return Theme{} }

// Dark returns the default theme on a dark surface.
func Dark() Theme { return Theme{Dark: true} }
