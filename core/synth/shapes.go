package synth

// OneVariable is hours of study between 0 and 10 and whether an exam was passed: the probability of passing rises
// from 0 at 1.5 hours to 1 at 8.5 hours and is ½ at 5.
func OneVariable(n int, seed uint64) Table {
	s, t := newSource(seed), newTable("passed", "hours")
	t.Digits = 2
	for range n {
		x := s.uniform(0, 10)
		label := "no"
		// A ramp of probability, so that both outcomes occur at most hours and no two targets disagree.
		if s.uniform(1.5, 8.5) < x {
			label = "yes"
		}
		t.add(label, x)
	}
	return t
}

// Blobs is two round clouds of standard deviation 1 whose middles are 3 apart, so that they overlap a little.
func Blobs(n int, seed uint64) Table {
	s, t := newSource(seed), newTable("class", "x", "y")
	for i := range n {
		if i%2 == 0 {
			t.add("a", -1.2+s.normal(), -0.9+s.normal())
		} else {
			t.add("b", 1.2+s.normal(), 0.9+s.normal())
		}
	}
	return t
}

// Circles is a disc and a ring around it, of radii about 1 and 2.2: no line separates them, squares do.
func Circles(n int, seed uint64) Table {
	s, t := newSource(seed), newTable("class", "x", "y")
	for i := range n {
		sin, cos := direction(s.uniform(0, 6.283185))
		label, r := "inner", 0.9+0.25*s.normal()
		if i%2 == 1 {
			label, r = "outer", 2.2+0.25*s.normal()
		}
		t.add(label, r*cos, r*sin)
	}
	return t
}

// Moons is two half circles of radius 1 that reach into each other, with noise of standard deviation 0.12.
func Moons(n int, seed uint64) Table {
	s, t := newSource(seed), newTable("class", "x", "y")
	for i := range n {
		sin, cos := direction(s.uniform(0, 3.141593))
		dx, dy := 0.12*s.normal(), 0.12*s.normal()
		if i%2 == 0 {
			t.add("upper", cos+dx, sin+dy)
		} else {
			t.add("lower", 1-cos+dx, 0.5-sin+dy)
		}
	}
	return t
}

// XOR is a square whose diagonal quarters share a class: no feature says anything alone, their product all.
func XOR(n int, seed uint64) Table {
	s, t := newSource(seed), newTable("class", "x", "y")
	for i := range n {
		x, y := s.uniform(0.06, 1), s.uniform(0.06, 1)
		if s.Float64() < 0.5 {
			x, y = -x, -y
		}
		if i%2 == 0 {
			t.add("same", x, y)
		} else {
			t.add("opposite", x, -y)
		}
	}
	return t
}

// Separable is two clouds on either side of the line x + y = 0 with a gap of at least 0.6 between them: without a
// penalty its coefficients grow without bound.
func Separable(n int, seed uint64) Table {
	s, t := newSource(seed), newTable("class", "x", "y")
	for i := range n {
		along, off := 1.2*s.normal(), s.uniform(0.3, 2.3)
		label := "right"
		if i%2 == 0 {
			label, off = "left", -off
		}
		// 181/256 is nearly √½: along runs on the line, off across it.
		t.add(label, (off+along)*181/256, (off-along)*181/256)
	}
	return t
}
