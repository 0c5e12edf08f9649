"""The checks of the audit; each takes the site and its pages, and returns what it found."""

import json
import os
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from files import calendars, feeds
from invitations import invitations
from playwright.sync_api import sync_playwright
from sample import (
    DIRECTIONS,
    FILES,
    LANGUAGES,
    LEADS_ON,
    NOT_FOUND,
    READ_IN,
    SENT_EMPTY,
    WITHDRAWN,
    WITHOUT_LANGUAGE,
    fetch,
    open_form,
    sitemap_addresses,
)

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_BYTES = 100_000
MOST_REQUESTS = 12
WANTED_SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def addresses(url: str, pages: dict[str, str]) -> list[str]:
    """Every address of the site answers, without cookie, and says its language."""
    findings = []
    files = FILES | {f"{pages['training']}kalender.ics": "text/calendar"}
    below_language = sorted({*sitemap_addresses(url), *pages.values(), *files})
    for code in READ_IN:
        for path in below_language:
            findings += _address(f"{url}/{code}/{path}", code, files.get(path))
        findings += _address(f"{url}/{code}/{NOT_FOUND}", code, None, status=404)
        findings += _address(f"{url}/{code}/{WITHDRAWN}", code, None, status=410)
    for path in WITHOUT_LANGUAGE:
        findings += _address(f"{url}/{path}", "", "")
    training, form = open_form(url)
    leads_on = LEADS_ON | {f"{code}/{training}anmelden/": f"{code}/{form}" for code in READ_IN}
    for path, target in leads_on.items():
        findings += _leads_on(f"{url}/{path}", f"{url}/{target}")
    count = (len(below_language) + 2) * len(READ_IN) + len(WITHOUT_LANGUAGE) + len(leads_on)
    print(f"{count} addresses")
    return findings


def _leads_on(address: str, wanted: str) -> list[str]:
    with urllib.request.urlopen(address) as response:
        return [] if response.url == wanted else [f"{address}: leads to {response.url}"]


def _address(address: str, code: str, content_type: str | None, status: int = 200) -> list[str]:
    try:
        response = urllib.request.urlopen(address)
    except HTTPError as error:
        response = error
    with response:
        body, headers = response.read(), response.headers
    findings = [] if response.status == status else [f"answers {response.status}"]
    if headers.get("Set-Cookie"):
        findings.append("sets a cookie")
    if content_type and not headers["Content-Type"].startswith(content_type):
        findings.append(f"is {headers['Content-Type']}, not {content_type}")
    if content_type is None:
        findings += _html(BeautifulSoup(body, "html.parser"), code, urlsplit(address).netloc)
    return [f"{address}: {finding}" for finding in findings]


def _html(page: BeautifulSoup, code: str, own: str) -> list[str]:
    findings = []
    if page.html.get("lang") != code:
        findings.append(f"lang is {page.html.get('lang')}")
    if page.html.get("dir") != DIRECTIONS.get(code, "ltr"):
        findings.append(f"dir is {page.html.get('dir')}")
    if len(page.select("h1")) != 1:
        findings.append(f"{len(page.select('h1'))} h1")
    fetched = [tag["src"] for tag in page.select("[src]")]
    fetched += [tag["action"] for tag in page.select("form[action]")]
    fetched += [
        tag["href"]
        for tag in page.select("link[rel~=stylesheet], link[rel~=preload], link[rel~=icon]")
    ]
    foreign = [address for address in fetched if urlsplit(address).netloc not in ("", own)]
    return findings + [f"asks {address}" for address in foreign]


def axe(url: str, pages: dict[str, str]) -> list[str]:
    """axe-core on one page of each type × language × light and dark × wide and narrow."""
    findings = []
    looked_at = [*pages.values(), NOT_FOUND, WITHDRAWN, SENT_EMPTY]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        for scheme in ("light", "dark"):
            for width in (1280, 320):
                viewport = {"width": width, "height": 900}
                context = browser.new_context(color_scheme=scheme, viewport=viewport)
                for code in LANGUAGES:
                    for path in looked_at:
                        found = _axe(context, f"{url}/{code}/{path}", url)
                        findings += [f"/{code}/{path} {scheme} {width}: {item}" for item in found]
                context.close()
        browser.close()
    print(f"{len(looked_at) * len(LANGUAGES) * 4} runs: {len(looked_at)} pages, {LANGUAGES}")
    return findings


def _axe(context, address: str, url: str) -> list[str]:
    page = context.new_page()
    findings: list[str] = []
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((url, "data:"))
            else findings.append(f"asks {request.url}")
        ),
    )
    page.on("pageerror", lambda error: findings.append(f"script: {error}"))
    page.goto(address)
    if address.endswith(SENT_EMPTY):
        page.click("main form [type=submit]")
        page.wait_for_selector("[aria-invalid=true]")
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}}
    for rule in Axe().run(page, options=options).response["violations"]:
        findings += [f"{rule['id']}: {node['html'][:140]}" for node in rule["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        findings.append("scrolls sideways")
    page.close()
    return findings


def nu(url: str, pages: dict[str, str]) -> list[str]:
    """The Nu HTML checker on one page of each type × language."""
    jar = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    others = {"not found": NOT_FOUND, "withdrawn": WITHDRAWN}
    with tempfile.TemporaryDirectory(prefix="nu-") as folder:
        for code in LANGUAGES:
            for kind, path in (pages | others).items():
                file = Path(folder) / f"{code}-{kind.replace(' ', '-')}.html"
                file.write_text(fetch(f"{url}/{code}/{path}"))
        command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", folder]
        result = subprocess.run(command, capture_output=True, text=True)
        messages = json.loads(result.stderr or result.stdout)["messages"]
    print(f"{len(pages | others) * len(LANGUAGES)} pages")
    return [
        f"{message['url'].rsplit('/', 1)[-1]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
    ]


def lighthouse(url: str, pages: dict[str, str]) -> list[str]:
    """Lighthouse, desktop: home, a release, the calendar, a circle."""
    findings = []
    for kind in ("home", "release", "training list", "circle"):
        report = _lighthouse(f"{url}/de/{pages[kind]}")
        scores = {name: round(report["categories"][name]["score"] * 100) for name in WANTED_SCORES}
        print(kind, scores)
        findings += [
            f"{kind}: {name} {score}, wanted {WANTED_SCORES[name]}: {_reasons(report, name)}"
            for name, score in scores.items()
            if score < WANTED_SCORES[name]
        ]
    return findings


def _lighthouse(address: str) -> dict:
    command = [
        str(HERE / "node_modules" / ".bin" / "lighthouse"),
        address,
        "--preset=desktop",
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        "--only-categories=" + ",".join(WANTED_SCORES),
        "--chrome-flags=" + " ".join(["--headless=new", *CHROMIUM_ARGS]),
    ]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    result = subprocess.run(command, capture_output=True, text=True, env=environment)
    if result.returncode:
        raise RuntimeError(result.stderr)
    return json.loads(result.stdout)


def _reasons(report: dict, category: str) -> str:
    """The audits that cost points, with what they complain about."""
    audits = [
        report["audits"][ref["id"]]
        for ref in report["categories"][category]["auditRefs"]
        if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 1
    ]
    told = [(audit["id"], audit.get("details", {}).get("items", [])[:3]) for audit in audits]
    return "; ".join(f"{name} {json.dumps(items)[:300]}" for name, items in told)


def weight(url: str, pages: dict[str, str]) -> list[str]:
    """What a release costs on the wire, as gunicorn sends it (nginx would compress the HTML)."""
    transfers: dict[str, tuple[str, int]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        page = browser.new_page()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        kinds: dict[str, str] = {}
        network.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
        network.on(
            "Network.loadingFinished",
            lambda e: transfers.update(
                {e["requestId"]: (kinds[e["requestId"]], e["encodedDataLength"])}
            ),
        )
        page.goto(f"{url}/de/{pages['release']}", wait_until="networkidle")
        browser.close()
    size = sum(size for kind, size in transfers.values() if kind != "Image")
    print(f"{len(transfers)} requests, {size:.0f} bytes without images")
    findings = []
    if size > MOST_BYTES:
        findings.append(f"{size:.0f} bytes, at most {MOST_BYTES}")
    if len(transfers) > MOST_REQUESTS:
        findings.append(f"{len(transfers)} requests, at most {MOST_REQUESTS}")
    return findings


CHECKS: dict[str, Callable[[str, dict[str, str]], list[str]]] = {
    "addresses": addresses,
    "feeds": feeds,
    "calendars": calendars,
    "invitations": invitations,
    "nu": nu,
    "weight": weight,
    "lighthouse": lighthouse,
    "axe": axe,
}
