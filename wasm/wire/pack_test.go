package wire

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"descent/core/fit"
	"descent/core/objective"
	"descent/core/table"
)

func TestPack(t *testing.T) {
	want := []objective.Part{
		{Level: 2, Index: 1, Floats: []float64{1, 2}, Ints: []int32{}, Texts: []string{"a"}},
		{Level: 0, Index: 9, Floats: []float64{}, Ints: []int32{5}, Texts: []string{}},
		{Level: 0, Index: 10, Floats: []float64{3}, Ints: []int32{6, 7}, Texts: []string{"b", ""}},
	}
	got, err := Unpack(Pack(want))
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if parts, err := Unpack(Pack(nil)); err != nil || len(parts) != 0 {
		t.Errorf("no parts: got %v, %v", parts, err)
	}
}

func TestUnpackShort(t *testing.T) {
	if _, err := Unpack(New("head", []int32{0, 0, 2, 0, 0}, "floats", []float64{1})); err == nil {
		t.Error("got no error for a list that is shorter than it says")
	}
}

func TestOpMessage(t *testing.T) {
	want := objective.Op{Kind: "eval", Fit: 3, Ints: []int32{1}, Floats: []float64{0.5}, Texts: []string{"x", "y"}}
	if got := ReadOp(OpMessage(want)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestFailure(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Error
	}{
		{&Error{Code: "closed"}, Error{Code: "closed"}},
		{
			&table.Error{Code: "unbalanced-quote", Message: "m", Line: 3, Column: 2, Name: "x"},
			Error{"unbalanced-quote", "m", 3, 2, "x"},
		},
		{fmt.Errorf("deep: %w", &fit.Error{Code: "one-class", Name: "y"}), Error{Code: "one-class", Name: "y"}},
		{context.Canceled, Error{Code: "abort", Message: "the call was aborted"}},
		{errors.New("odd"), Error{Code: "worker-died", Message: "internal error: odd"}},
	} {
		if got := Failure(c.err); *got != c.want {
			t.Errorf("%v: got %+v, want %+v", c.err, *got, c.want)
		}
	}
}

func TestUnwrap(t *testing.T) {
	if v, err := Unwrap(Answer(4, "value")); v != "value" || err != nil {
		t.Errorf("got %v, %v, want the value", v, err)
	}
	fault := &Error{"too-large", "m", 1, 2, "n"}
	if _, err := Unwrap(Fault(4, fault)); !reflect.DeepEqual(err, error(fault)) {
		t.Errorf("got %v, want %v", err, fault)
	}
}
