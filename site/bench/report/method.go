package report

// method is what a reader needs to judge the figures, or to take them again.
const method = "" +
	"- Data: `site/bench/data`, seeded; features autoregressive (0.7), columns of different mean and scale, classes drawn from the model, printed " +
	"with six digits. Everybody reads the same file; an answer is judged on what is printed.\n" +
	"- Judge: `site/bench/judge`, in float64, natively: mean loss, largest entry of the gradient of the objective in the columns' own units, and " +
	"the excess over the optimum that it finds itself by Newton's method.\n" +
	"- Browser: headless Chromium with a fresh profile for every turn, files on loopback, the wasm brotli-compressed as a host serves it. Our page has no " +
	"isolation headers; the peers' has those that their threads ask for. A file is a real one, chosen through an input; time counts from the choice, " +
	"with workers or library loaded before.\n" +
	"- Memory: the largest VmHWM of a renderer after the fits, workers included, less the VmRSS before the file was chosen.\n" +
	"- A first visit counts from the navigation, by the browser's own clock, to the message that the first example is fitted.\n" +
	"- scikit-learn: pandas' C reader, then every solver that suits, default tolerance and a tight one, columns raw and standardised (standardising counts); " +
	"OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE unset. L1 by saga and LIBLINEAR's; the latter penalises the intercept, here next to nothing.\n" +
	"- R: fread with two threads, glm.fit. LIBLINEAR: -s 0 -c 1e6 -e 0.001 from its own format; what it takes to read is a run with -e 1e9.\n" +
	"- TF.js: wasm with SIMD, one thread and two; Newton by hand on matMul, standardised float32 columns, ended after the step below which nothing moves; " +
	"accelerated gradient steps until ten of them change next to nothing. Read with uDSV as a stream. A softmax by Newton is not written by hand.\n" +
	"- webR: read.csv of a mounted file with known types, glm.fit; a million rows are handed in as numbers. ml-logistic-regression: rate and steps by search, and " +
	"no more than 100,000 rows, since a million take minutes and 4 GB.\n" +
	"- A turn of more than a minute is not repeated, and a peer that takes more than two is given up.\n"
