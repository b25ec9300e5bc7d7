// Package table reads delimited text into typed columns: it sniffs the dialect, infers a type for each column over
// the whole file, and reports every problem with its line, column and name.
//
// A file is cut into segments of one length, SegmentBytes for most. The rows that start inside a segment make its Chunk, whichever
// worker scans it, so every later sum over chunks in file order is the same for any number of workers.
//
// # Reading with one call
//
//	t, err := table.Read(data, table.Options{})   // t.Columns, t.Chunks, t.Receipt
//	rows := t.Slice(0, 20)                        // cell texts as read, unquoted
//
// # Reading with several workers
//
// The leader sniffs, everyone scans, the leader merges, and as long as the verdict asks for it some or all scan again:
//
//	plan, err := table.Sniff(head, size, options)         // head: the first HeadBytes of the file, or all of it
//	wire := plan.Marshal()                                // to the others: plan, err = table.ParsePlan(wire)
//
//	// A worker owns the segments first, first+1, … of plan.Segments(). Where plan.Sequential is set, one Scanner has
//	// to take them all, in order (UTF-16, or a delimiter of several bytes).
//	scan := plan.Scanner(first, before)                   // before: the up to ContextBytes bytes in front of the run
//	for … {
//		err = scan.Feed(segment)                          // the run's segments whole and in order
//	}
//	for !scan.Done() {
//		err = scan.Tail(piece)                            // bytes that follow the run, until its last row is complete
//	}
//	wire = scan.Summary().Marshal()                       // to the leader: s, err := table.ParseSummary(wire)
//
//	verdict, err := table.Merge(plan, summaries)          // in file order
//	// verdict.Plan != nil: everyone scans everything again with this plan (types or dialect were guessed wrong).
//	// verdict.Again != nil: the runs named there scan again by plan.ScannerAt(again.First, again.Start), because the
//	//   guess whether their first byte lies inside quotes was wrong; the other summaries stay good.
//	// Otherwise verdict.Columns, verdict.Receipt and verdict.Extents are final, and each scanner gets its own
//	// verdict.Parts[k] (Marshal, ParsePart):
//	chunks := scan.Finish(part)
//
// Merge changes the plan at most twice, so no file is scanned more than three times, beside runs that scan again
// for a wrong guess about quotes.
//
// # Cell texts
//
// Texts are not kept for numbers; they are read again from the file. verdict.Extents says at which byte the first
// row of each chunk starts:
//
//	rows, done := plan.Texts(data, extent.Offset, skip, n) // data: bytes of the file from extent.Offset on
//
// With done false there were not enough bytes: ask again with more. Rows go on into the following chunks. A short row
// has fewer cells than there are columns.
//
// # A second source, typed as the first
//
// Options.Types and Options.Levels take the types and levels of the columns of another table; cells of a level that is
// not among them get code -1 and the problem unknown-level. OptionsLike(columns, dialect) makes such Options.
//
// # How types are found
//
// Sniff guesses from the head; the scan proves or disproves it over the whole file. Numbers go from bytes to float64 at
// once; texts get codes of a dictionary. Columns of at most MaxNumberLevels different numbers have codes too. The
// thresholds stand in types.go.
package table
