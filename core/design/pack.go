package design

// Packed is a layout in three plain lists, in the fields of an operation that crosses to a worker.
type Packed struct {
	Ints   []int32
	Floats []float64
	Texts  []string
}

// Pack flattens the layout. Terms are left out: they are remade from the products.
func (l *Layout) Pack() Packed {
	p := &Packed{}
	p.flag(l.Spec.Classes)
	p.flag(l.Spec.Missing == "indicator")
	p.int(l.Weight)
	p.count(len(l.Inputs))
	for i := range l.Inputs {
		in := &l.Inputs[i]
		p.texts(append([]string{in.Name}, in.Levels...))
		p.int(in.Column)
		p.flag(in.Number)
		p.flag(in.Impute)
		p.ints(in.Code)
		p.Floats = append(p.Floats, in.Fill)
	}
	p.texts(append([]string{l.Target.Name}, l.Target.Classes...))
	p.int(l.Target.Column)
	p.ints(l.Target.Code)
	p.Floats = append(p.Floats, l.Target.Mean, l.Target.Scale)
	p.products(l.Products)
	p.count(len(l.Active))
	for k, j := range l.Active {
		p.int(j)
		p.Floats = append(p.Floats, at(l.Mean, k), at(l.Scale, k))
	}
	p.count(len(l.Basis))
	p.Floats = append(p.Floats, l.Basis...)
	p.flag(l.Hold.On)
	p.word(l.Hold.Seed)
	p.word(l.Hold.Cut)
	p.ints(l.Hold.Before)
	p.flag(l.Whole)
	return *p
}

// at returns v[k], or 0 before the means and scales are known.
func at(v []float64, k int) float64 {
	if k < len(v) {
		return v[k]
	}
	return 0
}

// Unpack is the inverse of Pack. It takes only what Pack made; Restore takes anything.
func Unpack(p Packed) *Layout {
	r := &p
	l := &Layout{}
	l.Spec.Classes = r.takeFlag()
	if r.takeFlag() {
		l.Spec.Missing = "indicator"
	}
	l.Weight = r.takeInt()
	l.Inputs = make([]Input, r.takeCount())
	for i := range l.Inputs {
		in := &l.Inputs[i]
		texts := r.takeTexts()
		in.Name, in.Levels = texts[0], texts[1:]
		in.Column = r.takeInt()
		in.Number = r.takeFlag()
		in.Impute = r.takeFlag()
		in.Code = r.takeInts()
		in.Fill = r.takeFloat()
	}
	texts := r.takeTexts()
	l.Target.Name, l.Target.Classes = texts[0], texts[1:]
	l.Target.Column = r.takeInt()
	l.Target.Code = r.takeInts()
	l.Target.Mean, l.Target.Scale = r.takeFloat(), r.takeFloat()
	l.Products = r.takeProducts()
	l.name()
	l.Active = make([]int, r.takeCount())
	l.Mean, l.Scale = make([]float64, len(l.Active)), make([]float64, len(l.Active))
	for k := range l.Active {
		l.Active[k] = r.takeInt()
		l.Mean[k], l.Scale[k] = r.takeFloat(), r.takeFloat()
	}
	if n := r.takeInt(); n > 0 {
		l.Basis, r.Floats = r.Floats[:n:n], r.Floats[n:]
	}
	l.Hold.On = r.takeFlag()
	l.Hold.Seed, l.Hold.Cut = r.takeWord(), r.takeWord()
	l.Hold.Before = r.takeInts()
	// A model saved before there was the flag has none; it says nothing of the tables that the model is bound to.
	l.Whole = len(r.Ints) > 0 && r.takeFlag()
	return l
}

// The functions below are not copied into Pack and Unpack, of which they would make half.

//go:noinline
func (p *Packed) int(v int)   { p.Ints = append(p.Ints, int32(v)) }
func (p *Packed) count(n int) { p.int(n) }
func (p *Packed) flag(v bool) { p.int(int(indicator(v))) }

//go:noinline
func (p *Packed) word(v uint64) {
	p.Ints = append(p.Ints, int32(uint32(v)), int32(uint32(v>>32)))
}

//go:noinline
func (p *Packed) ints(v []int32) {
	p.count(len(v))
	p.Ints = append(p.Ints, v...)
}

//go:noinline
func (p *Packed) texts(v []string) {
	p.count(len(v))
	p.Texts = append(p.Texts, v...)
}

func (p *Packed) products(products []Product) {
	p.count(len(products))
	for _, product := range products {
		p.count(len(product.Parts))
		for _, part := range product.Parts {
			p.int(part.Input)
			p.int(part.Power)
			p.int(part.Level)
		}
	}
}

//go:noinline
func (p *Packed) takeInt() int {
	v := p.Ints[0]
	p.Ints = p.Ints[1:]
	return int(v)
}

// takeCount takes the number of things that follow, of which each has a number at least.
func (p *Packed) takeCount() int { return min(p.takeInt(), len(p.Ints)) }

func (p *Packed) takeFlag() bool { return p.takeInt() != 0 }

func (p *Packed) takeWord() uint64 {
	low := uint64(uint32(p.takeInt()))
	return low | uint64(uint32(p.takeInt()))<<32
}

//go:noinline
func (p *Packed) takeInts() []int32 {
	n := p.takeInt()
	v := p.Ints[:n:n]
	p.Ints = p.Ints[n:]
	return v
}

//go:noinline
func (p *Packed) takeFloat() float64 {
	v := p.Floats[0]
	p.Floats = p.Floats[1:]
	return v
}

func (p *Packed) takeTexts() []string {
	n := p.takeInt()
	v := p.Texts[:n:n]
	p.Texts = p.Texts[n:]
	return v
}

func (p *Packed) takeProducts() []Product {
	products := make([]Product, p.takeCount())
	for i := range products {
		products[i].Parts = make([]Part, p.takeCount())
		for k := range products[i].Parts {
			products[i].Parts[k] = Part{Input: p.takeInt(), Power: p.takeInt(), Level: p.takeInt()}
		}
	}
	return products
}
