"""The cycle of bench/cycle.ts in Python: the same stages on the same file, with the libraries' defaults.

Usage: python cycle.py FILE SEED    (FILE in the form of an ISO CSV, plain or gzip)
Prints a line of JSON for each stage and one at the end.
"""

import json
import re
import sys
import time
import warnings

import numpy as np
import pandas as pd
import umap
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestRegressor
from sklearn.manifold import TSNE, trustworthiness
from sklearn.metrics import silhouette_score
from sklearn.mixture import GaussianMixture
from sklearn.preprocessing import MinMaxScaler

warnings.filterwarnings("ignore")
FEATURES = ["gross_revenue", "recency_days", "n_lines", "frequency", "n_returned_items"]
KS = range(2, 15)
seconds = {}


def timed(stage, work):
    start = time.perf_counter()
    result = work()
    seconds[stage] = time.perf_counter() - start
    print(json.dumps({"stage": stage, "seconds": seconds[stage]}), flush=True)
    return result


def load(file):
    return pd.read_csv(
        file,
        dtype={"InvoiceNo": str, "StockCode": str, "Description": str, "CustomerID": "Float64", "Country": str},
        parse_dates=["InvoiceDate"],
    )


def features(lines):
    """The published rules and features."""
    lines = lines.copy()
    lines["day"] = lines["InvoiceDate"].dt.normalize()
    guests = lines.loc[lines["CustomerID"].isna(), "InvoiceNo"].drop_duplicates()
    first = max(19000, int(lines["CustomerID"].max()) + 1)
    ids = dict(zip(guests, range(first, first + len(guests))))
    lines["customer"] = lines["CustomerID"].fillna(lines["InvoiceNo"].map(ids)).astype(int)
    lines = lines[lines["UnitPrice"] >= 0.04]
    lines = lines[~lines["StockCode"].map(lambda code: bool(re.fullmatch("[A-Za-z]+", code)))]
    lines = lines[~lines["Country"].str.lower().isin(["european community", "unspecified"])]
    lines = lines[lines["customer"] != 16446]
    bought = lines[lines["Quantity"] >= 0].copy()
    bought["value"] = bought["Quantity"] * bought["UnitPrice"]
    returned = -lines[lines["Quantity"] < 0].groupby("customer")["Quantity"].sum()
    by = bought.groupby("customer")
    span = (by["day"].max() - by["day"].min()).dt.days + 1
    pairs = bought.drop_duplicates(["customer", "InvoiceNo", "day"]).groupby("customer").size()
    table = pd.DataFrame(
        {
            "gross_revenue": by["value"].sum(),
            "recency_days": (bought["day"].max() - by["day"].max()).dt.days,
            "n_lines": by.size(),
            "frequency": pairs / span,
            "n_returned_items": returned.reindex(span.index).fillna(0),
        }
    )
    return table[FEATURES].to_numpy(float)


def leaves(raw, seed):
    forest = RandomForestRegressor(n_estimators=100, min_samples_leaf=20, random_state=seed).fit(raw[:, 1:], raw[:, 0])
    return umap.UMAP(random_state=seed, metric="hamming").fit_transform(forest.apply(raw[:, 1:]))


def ward(space):
    tree = linkage(space, "ward")
    return [fcluster(tree, k, "maxclust") for k in KS]


def main():
    file, seed = sys.argv[1], int(sys.argv[2])
    lines = timed("load", lambda: load(file))
    raw = timed("features", lambda: features(lines))
    scaled = MinMaxScaler().fit_transform(raw)
    flat = timed("UMAP", lambda: umap.UMAP(random_state=seed).fit_transform(scaled))
    estimator = TSNE(random_state=seed)
    tsne = timed("t-SNE", lambda: estimator.fit_transform(scaled))
    leaf = timed("leaves", lambda: leaves(raw, seed))
    spaces = [scaled, flat.astype(float), tsne.astype(float), leaf.astype(float)]
    trees = timed("linkage", lambda: [ward(space) for space in spaces])
    means = timed(
        "k-means",
        lambda: [[KMeans(k, n_init=10, random_state=seed).fit_predict(s) for k in KS] for s in spaces],
    )
    mixtures = timed(
        "mixtures",
        lambda: [[GaussianMixture(k, random_state=seed).fit_predict(s) for k in KS] for s in spaces],
    )

    def silhouettes():
        for space, labellings in zip(spaces, zip(trees, means, mixtures)):
            for labels in (labels for model in labellings for labels in model):
                if len(np.unique(labels)) > 1:
                    silhouette_score(space, labels)

    timed("silhouettes", silhouettes)
    quality = {
        "UMAP, trustworthiness": trustworthiness(scaled, flat, n_neighbors=15),
        "t-SNE, trustworthiness": trustworthiness(scaled, tsne, n_neighbors=15),
        "t-SNE, divergence (lower is better)": estimator.kl_divergence_,
    }
    quality = {name: float(value) for name, value in quality.items()}
    print(json.dumps({"customers": len(raw), "lines": len(lines), "seconds": seconds, "quality": quality}), flush=True)


if __name__ == "__main__":
    main()
