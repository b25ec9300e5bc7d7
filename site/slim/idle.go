package main

import "strings"

// Functions of Go 1.27's runtime that a page never needs. Those that are called all the same return at once: they check what the
// linker wrote, print where goroutines are, which means nothing without names and lines, or report to a debugger. None returns a
// value.
var silent = map[string]bool{
	"moduledataverify1": true, "typelinksinit": true,
	"traceback": true, "traceback1": true, "tracebacktrap": true, "tracebackothers": true, "tracebacksomeothers": true, "tracebackHexdump": true,
	"goroutineheader": true, "printcreatedby": true, "printanycustomtype": true, "hexdumpWords": true, "dumpgstatus": true,
	"schedtrace": true, "gcDumpObject": true, "dumpScanStats": true, "checkFinalizersAndCleanups": true, "traceAdvance": true,
	"check": true, "printScavTrace": true,
}

// Those that begin so are never called: they belong to the execution tracer and the profiler, which nothing starts, and to the
// printing above.
var uncalled = []string{
	"(*trace", "traceWriter.", "traceLocker.", "traceAdvance.", "traceSyncBatch", "traceReadCPU", "traceStopReadCPU", "traceStack",
	"traceRegisterLabels", "traceAcquireEnabled", "makeTraceFrames", "dumpStacksRec", "dumpTypesRec", "(*profBuf).",
	"(*hexdumper)", "hexdumpWords.", "tracebackHexdump.", "traceback1.", "traceback2", "tracebacksomeothers.", "printArgs",
	"printcreatedby1", "printAncestor", "schedtrace.", "checkFinalizersAndCleanups.", "typesEqual", "fmtNSAsMS",
	"printFuncName", "printOneCgoTraceback", "printCgoTraceback", "showfuncinfo", "isExportedRuntime",
	"tracebackStringNeedsQuoting", "fpunwindExpand", "setCheckmark", "startCheckmarks", "scanConservative",
	"doRecordGoroutineProfile", "tryRecordGoroutineProfile", "saveg", "(*mspan).setUserArenaChunkToFault", "(*mspan).reportZombies",
}

// The bodies that stand for them. A function of Go's returns by taking its return address off the stack and saying 0, for not
// unwinding (cmd/internal/obj/wasm/wasmobj.go).
var (
	trap     = []byte{0, byte(opUnreachable), byte(opEnd)}
	returned = []byte{0, 0x23, 0, 0x41, 8, 0x6a, 0x24, 0, 0x41, 0, byte(opEnd)}
)

// idle returns what stands for a function's body, nil for its own.
func idle(name string) []byte {
	name, ok := strings.CutPrefix(name, "runtime.")
	switch {
	case !ok || name == "traceLocker.ok":
		return nil
	case silent[name]:
		return returned
	}
	for _, begin := range uncalled {
		if strings.HasPrefix(name, begin) {
			return trap
		}
	}
	return nil
}
