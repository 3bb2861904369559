# The peer of votes.mjs: the same measures in base R, with whole matrices of counts a year (crossprod), which is the
# fast way in R. Reads a matrix of votes (first column id, second year, the rest states; 1, 2, 3, empty) and prints rows,
# seconds of the measures alone, best of three, and a checksum of each measure.
path <- commandArgs(trailingOnly = TRUE)[1]
data <- as.matrix(read.csv(path, check.names = FALSE))
years <- data[, 2]
votes <- data[, -(1:2)]
states <- colnames(votes)

measure <- function() {
  parts <- lapply(sort(unique(years)), function(year) {
    own <- votes[years == year, , drop = FALSE]
    is <- lapply(1:3, function(v) { m <- own == v; m[is.na(m)] <- FALSE; m + 0 })
    upper <- upper.tri(matrix(0, ncol(own), ncol(own)))
    counts <- lapply(1:9, function(k) crossprod(is[[(k - 1) %/% 3 + 1]], is[[(k - 1) %% 3 + 1]])[upper])
    n <- Reduce(`+`, counts)
    keep <- n > 0
    counts <- lapply(counts, function(x) x[keep])
    n <- n[keep]
    row <- lapply(1:3, function(i) counts[[3 * i - 2]] + counts[[3 * i - 1]] + counts[[3 * i]])
    col <- lapply(1:3, function(j) counts[[j]] + counts[[j + 3]] + counts[[j + 6]])
    weigh <- function(distance) {
      seen <- 0; own <- 0; pooled <- 0
      for (i in 1:3) for (j in 1:3) {
        w <- distance(i - j)
        if (w == 0) next
        seen <- seen + w * counts[[3 * (i - 1) + j]]
        own <- own + w * row[[i]] * col[[j]]
        pooled <- pooled + w * (row[[i]] + col[[i]]) * (row[[j]] + col[[j]])
      }
      list(seen = seen, kappa = 1 - seen * n / own, pi = 1 - 4 * seen * n / pooled)
    }
    nominal <- weigh(function(d) as.numeric(d != 0))
    linear <- weigh(abs)
    squared <- weigh(function(d) d^2)
    which <- which(upper, arr.ind = TRUE)[keep, , drop = FALSE]
    data.frame(
      a = which[, 1], b = which[, 2], year = year, n = n,
      agreement = 1 - nominal$seen / n, sSquared = 1 - 2 * squared$seen / (4 * n),
      sAbsolute = 1 - 2 * linear$seen / (2 * n), kappa = nominal$kappa, kappaLinear = linear$kappa,
      kappaQuadratic = squared$kappa, pi = nominal$pi, piQuadratic = squared$pi
    )
  })
  do.call(rbind, parts)
}
seconds <- c()
for (i in 1:3) {
  started <- proc.time()[["elapsed"]]
  found <- measure()
  seconds <- c(seconds, proc.time()[["elapsed"]] - started)
}
sums <- sapply(found[5:12], function(x) { x[!is.finite(x)] <- NA; sum(x, na.rm = TRUE) })
cat(sprintf('{"rows":%d,"seconds":%.3f,"version":"%s","sums":{%s}}\n', nrow(found), min(seconds),
  paste(R.version$major, R.version$minor, sep = "."),
  paste(sprintf('"%s":%.6f', names(sums), sums), collapse = ",")))
