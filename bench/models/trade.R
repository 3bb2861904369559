# The same three-way PPML by fixest with 2 threads, when it is installed.
if (!requireNamespace("fixest", quietly = TRUE)) quit(status = 1)
library(fixest)
setFixest_nthreads(2)
data <- read.csv(commandArgs(trailingOnly = TRUE)[1])
time <- system.time(
  found <- fepois(trade ~ agreement + sanctions + shared | exporter + importer + pair, data, cluster = ~pair)
)
cat("seconds", time[["elapsed"]], "\n")
print(coef(found), digits = 8)
