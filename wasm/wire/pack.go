package wire

import (
	"errors"

	"descent/core/objective"
)

// OpMessage returns the fields by which an operation on a table's rows crosses.
func OpMessage(op objective.Op) Object {
	return Object{
		{"fit", op.Fit}, {"kind", op.Kind}, {"ints", op.Ints}, {"floats", op.Floats}, {"texts", List(op.Texts)},
	}
}

// ReadOp is the inverse of OpMessage.
func ReadOp(o Object) objective.Op {
	return objective.Op{
		Kind: o.Text("kind"), Fit: o.Int("fit"), Ints: o.Ints("ints"), Floats: o.Floats("floats"), Texts: o.Texts("texts"),
	}
}

// Pack lays parts end to end: five numbers a part in head (level, index, and the lengths of its floats, ints and
// texts), and what they hold in one array each.
func Pack(parts []objective.Part) Object {
	nf, ni := 0, 0
	for _, p := range parts {
		nf, ni = nf+len(p.Floats), ni+len(p.Ints)
	}
	head, ints, floats := make([]int32, 0, 5*len(parts)), make([]int32, 0, ni), make([]float64, 0, nf)
	var words []string
	for _, p := range parts {
		head = append(head,
			int32(p.Level), int32(p.Index), int32(len(p.Floats)), int32(len(p.Ints)), int32(len(p.Texts)))
		floats = append(floats, p.Floats...)
		ints = append(ints, p.Ints...)
		words = append(words, p.Texts...)
	}
	return Object{{"head", head}, {"floats", floats}, {"ints", ints}, {"texts", List(words)}}
}

// Unpack is the inverse of Pack. The parts share its arrays.
func Unpack(o Object) ([]objective.Part, error) {
	head, floats, ints, words := o.Ints("head"), o.Floats("floats"), o.Ints("ints"), o.Texts("texts")
	parts := make([]objective.Part, 0, len(head)/5)
	for ; len(head) >= 5; head = head[5:] {
		f, i, t := int(head[2]), int(head[3]), int(head[4])
		if f > len(floats) || i > len(ints) || t > len(words) {
			return nil, errors.New("wire: a list of parts is shorter than it says")
		}
		parts = append(parts, objective.Part{
			Level: int(head[0]), Index: int(head[1]), Floats: floats[:f:f], Ints: ints[:i:i], Texts: words[:t:t],
		})
		floats, ints, words = floats[f:], ints[i:], words[t:]
	}
	return parts, nil
}
