"""pandas and scikit-learn on one table: python3 native.py JOB, a JSON object of

csv      the table's path; the last column is the class
classes  how many
l1, l2   the penalty: mean loss + l1*|w| + l2/2*|w|^2, the intercept free

Reads the table once, fits with every solver that suits the task, and prints a JSON line for each: seconds to read and to
fit, coefficients in the columns' own units, iterations, settings. Standardising counts as fitting.
"""

import json
import sys
import time
import warnings

import numpy
import pandas
import sklearn
from sklearn.linear_model import LogisticRegression

warnings.simplefilter("ignore")
job = json.loads(sys.argv[1])


def seconds(call):
    start = time.perf_counter()
    value = call()
    return time.perf_counter() - start, value


def read():
    frame = pandas.read_csv(job["csv"])
    return frame.iloc[:, :-1].to_numpy(dtype=float), frame.iloc[:, -1].to_numpy()


def model(solver, tol, rows):
    l1, l2 = job["l1"], job["l2"]
    strength = 1 / ((l1 + l2) * rows) if l1 + l2 > 0 else numpy.inf
    options = dict(C=strength, solver=solver, max_iter=5000)
    if tol is not None:
        options["tol"] = tol
    if l1 > 0:
        options["l1_ratio"] = 1.0
    if solver == "liblinear":
        options["intercept_scaling"] = 1000.0  # it penalises the intercept, this hardly
    return LogisticRegression(**options)


def fit(x, y, solver, tol, standardise):
    if standardise:
        mean, sd = x.mean(axis=0), x.std(axis=0)
        x = (x - mean) / sd
    m = model(solver, tol, len(y)).fit(x, y)
    w, b = m.coef_, m.intercept_
    if standardise:
        w = w / sd
        b = b - w @ mean
    return numpy.column_stack([b, w]).tolist(), int(numpy.max(m.n_iter_))


def variants():
    """Solver, tolerance (None is its default) and whether the columns are standardised first."""
    if job["l1"] > 0:
        return [("saga", None, False), ("saga", 1e-6, False), ("liblinear", None, False), ("liblinear", 1e-6, False)]
    if job["l2"] > 0:
        return [("newton-cholesky", None, False), ("newton-cholesky", 1e-8, False), ("lbfgs", None, False)]
    if job["classes"] > 2:
        return [("lbfgs", None, False), ("lbfgs", None, True), ("newton-cg", None, True), ("newton-cholesky", None, False)]
    return [
        ("newton-cholesky", None, False),
        ("newton-cholesky", None, True),
        ("newton-cholesky", 1e-8, False),
        ("lbfgs", None, False),
        ("lbfgs", None, True),
    ]


versions = f"pandas {pandas.__version__}, scikit-learn {sklearn.__version__}, numpy {numpy.__version__}"
loading, (x, y) = seconds(read)
for solver, tol, standardise in variants():
    part = slice(0, len(y), max(1, len(y) // 2000))
    fit(x[part], y[part], solver, tol, standardise)  # what is loaded and started once
    runs = [seconds(lambda: fit(x, y, solver, tol, standardise)) for _ in range(job["again"] + 1)]
    coefficients, iterations = runs[-1][1]
    who = f"scikit-learn {solver}" + (f", tol {tol:g}" if tol else "") + (", standardised" if standardise else "")
    answer = dict(who=who, load=loading, train=runs[0][0], again=[spent for spent, _ in runs[1:]])
    answer |= dict(coefficients=coefficients, iterations=iterations, versions=versions)
    print(json.dumps(answer), flush=True)
