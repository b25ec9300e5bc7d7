package table

// Rows returns how many rows of the run have been read so far.
func (s *Scanner) Rows() int { return s.total + s.rows }
