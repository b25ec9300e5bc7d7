package table

// Error refuses a source or an option. Code is one of docs/errors.md.
type Error struct {
	Code    string
	Message string
	Line    int    // 1-based, 0 where it is not about a line
	Column  int    // 1-based, 0 where it is not about a column
	Name    string // the column or option, or ""
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }
