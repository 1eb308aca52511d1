"""Prints what hsbench measured: figures, and processor time by operation."""

import json
import sys

# The window's processor time is divided by the number of these.
COUNTED = {
    "register": lambda r: r["latencies"]["register"]["count"],
    "login": lambda r: r["latencies"]["login"]["count"],
    "local joins (setup)": lambda r: r["latencies"]["local join (setup)"]["count"],
    "send": lambda r: r["latencies"]["send"]["count"],
    "burst": lambda r: r["params"]["messages"],
}


def operations(result, window, seconds):
    if window in COUNTED:
        return COUNTED[window](result)
    for metric in result["metrics"]:
        if metric["name"] == window or window.startswith(metric["name"]):
            return metric["value"] * seconds
    return None


def main(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    for result in results:
        print(f"\n{result['scenario']}  verified={str(result['verified']).lower()}  {result['params']}")
        for metric in result["metrics"]:
            print(f"  {metric['name']}: {metric['value']:.2f} {metric['unit']}")
        for name, value in sorted(result["latencies"].items()):
            print(f"  {name}: n {value['count']}, p50 {value['p50_ms']:.1f}, p95 {value['p95_ms']:.1f},"
                  f" p99 {value['p99_ms']:.1f} ms")
        for name, window in result["windows"].items():
            spent = window.get("cpu_s", {})
            servers = {each: used for each, used in spent.items() if each not in ("hsbench", "machine")}
            count = operations(result, name, window["s"])
            if count:
                parts = ", ".join(f"{each} {1000 * used / count:.3f}" for each, used in servers.items())
                print(f"  CPU of {name}: {1000 * sum(servers.values()) / count:.3f} ms each ({parts}), n {count:.0f}")
            else:
                print(f"  CPU of {name}: {servers}")


main(sys.argv[1])
