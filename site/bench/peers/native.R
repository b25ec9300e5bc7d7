# data.table and glm.fit on one table: Rscript native.R CSV AGAIN. Prints a JSON line: seconds to read with two threads and to
# fit, coefficients, iterations, versions.
suppressMessages(library(data.table))
args <- commandArgs(TRUE)
setDTthreads(2)
seconds <- function(call) {
  start <- as.numeric(Sys.time())
  value <- call()
  list(spent = as.numeric(Sys.time()) - start, value = value)
}
table <- seconds(function() as.matrix(fread(args[1], showProgress = FALSE)))
p <- ncol(table$value) - 1
x <- cbind(1, table$value[, 1:p])
y <- table$value[, p + 1]
runs <- lapply(seq_len(as.integer(args[2]) + 1), function(i) seconds(function() glm.fit(x, y, family = binomial())))
spent <- sapply(runs, function(r) r$spent)
model <- runs[[1]]$value
list <- function(v) paste(sprintf("%.17g", v), collapse = ",")
cat(sprintf('{"who":"R fread + glm.fit","load":%.6f,"train":%.6f,"again":[%s],"iterations":%d,"coefficients":[[%s]],"versions":"%s"}\n',
  table$spent, spent[1], list(spent[-1]), model$iter, list(model$coefficients),
  sprintf("R %s.%s, data.table %s", R.version$major, R.version$minor, packageVersion("data.table"))))
