package wire

// The names of the messages between the client and the leader; site/client-protocol.js says what they carry.
const (
	Ping     = "ping"
	Control  = "control"
	Load     = "load"
	Train    = "train"
	Predict  = "predict"
	Evaluate = "evaluate"
	Restore  = "restore"
	Survey   = "survey"
	Append   = "append"
	Slice    = "slice"
	Column   = "column"
	Release  = "release"

	Shard = "shard" // the role of a worker that does not lead

	Ready = "ready"
	Pong  = "pong"

	Progress = "progress"
	Step     = "step"
	Paused   = "paused"

	Abort  = "abort"
	Pause  = "pause"
	Resume = "resume"
	Pace   = "pace"
)

// The names of the messages from the leader to the members of the pool, itself included. A member's answer is
// {id, ok, …} as the leader's own.
//
//	scan    {table, blob, plan, first, last, start, survey}   {summary}; events progress {bytes}; a survey keeps no cells
//	finish  {table, part}                                   nothing
//	op      {table, fit, kind, ints, floats, texts}         a packed list of parts: see Pack
//	cells   {table, column}                                 {rows, numbers, codes}
//	append  the piece that the client sends
//	forget  {table}                                         nothing
//	cancel  {id}                                            no answer; the request id ends with an error
const (
	Scan   = "scan"
	Finish = "finish"
	Op     = "op"
	Cells  = "cells"
	Forget = "forget"
	Cancel = "cancel"
)
