"""A line for each thing that was looked at."""
checks = {"pass": 0, "FAIL": 0}


def check(what: str, holds, detail: object = "") -> bool:
    verdict = "pass" if holds else "FAIL"
    checks[verdict] += 1
    print(f"{verdict}  {what}" + (f"   {detail}" if detail and not holds else ""), flush=True)
    return bool(holds)


def part(title: str) -> None:
    print(f"\n{title}", flush=True)
