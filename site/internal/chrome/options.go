package chrome

import "github.com/chromedp/chromedp"

// Width and Height are a laptop's window, in CSS pixels.
const Width, Height = 1440, 900

// Options returns the flags with which tests and benchmarks start a browser of that profile folder: those of the outside check, so that
// all judge the same browser. Every name but loopback's leads nowhere, so that nothing can reach out even if the seal leaked.
func Options(profile string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(Path()),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.WindowSize(Width, Height),
	)
}
