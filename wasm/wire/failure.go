package wire

import (
	"context"
	"errors"

	"descent/core/fit"
	"descent/core/table"
)

// Error is a failure as it crosses: Code is one of docs/errors.md, Line and Column are 1-based or 0, Name is the
// column or the option it is about.
type Error struct {
	Code, Message string
	Line, Column  int
	Name          string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// WorkerDied is the code of a failure that is the program's own fault.
const WorkerDied = "worker-died"

// Failure brings any error into the shape that crosses. An error that carries no code is the program's own fault.
func Failure(err error) *Error {
	if own, ok := errors.AsType[*Error](err); ok {
		return own
	}
	if source, ok := errors.AsType[*table.Error](err); ok {
		return &Error{source.Code, source.Message, source.Line, source.Column, source.Name}
	}
	if refusal, ok := errors.AsType[*fit.Error](err); ok {
		return &Error{Code: refusal.Code, Message: refusal.Message, Name: refusal.Name}
	}
	if errors.Is(err, context.Canceled) {
		return &Error{Code: Abort, Message: "the call was aborted"}
	}
	return &Error{Code: WorkerDied, Message: "internal error: " + err.Error()}
}

// Fault returns the reply to request id that carries err.
func Fault(id int, err error) Object {
	e := Failure(err)
	return Object{
		{"id", id}, {"ok", false}, {"code", e.Code}, {"message", e.Message},
		{"line", e.Line}, {"column", e.Column}, {"name", e.Name},
	}
}

// Answer returns the reply to request id that carries a value.
func Answer(id int, value any) Object {
	return Object{{"id", id}, {"ok", true}, {"value", value}}
}

// Unwrap returns what a reply carries: its value, or its failure.
func Unwrap(reply Object) (any, error) {
	if reply.Bool("ok") {
		return reply.Get("value"), nil
	}
	return nil, &Error{
		reply.Text("code"), reply.Text("message"), reply.Int("line"), reply.Int("column"), reply.Text("name"),
	}
}
