import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { createConsole } from "../../cli/console/console";
import { type Emulator, type Seed, startEmulator } from "../../emulator";

const markup = '<img src="x" onerror="alert(1)"><script>alert(2)</script>';

const seed: Seed = {
  picklists: [{ name: "demo__Status", masterLabel: markup, picklistValues: [{ value: "New", label: markup }] }],
  objects: [
    { name: "demo__Customer__CST", label: "Customer", records: [{ name: "First" }, { name: "Second" }] },
    {
      name: "demo__Order__CST",
      label: markup.slice(0, 60),
      fields: [
        {
          name: "demo__customer__CST",
          label: "Customer",
          dataType: "lookup",
          referenceObjectsDetails: [{ referenceObjectName: "demo__Customer__CST" }],
        },
        { name: "demo__amount__CST", label: "Amount", dataType: "number" },
      ],
      records: [{ name: markup, demo__amount__CST: "12", demo__customer__CST: "First" }],
    },
  ],
  scripts: [{ name: "demo__Hello", content: markup, jscode: markup, sourceMap: "", active: true }],
};

/** Functions that run in a page, as text: the page has other globals than this file. */
const inPage = readFileSync("tests/support/inPage.js", "utf8").replace(/;\s*$/, "");

/** Each view, by its address, with its heading. */
const views = [
  ["objects", "Objects"],
  ["objects/demo__Order__CST", "demo__Order__CST"],
  ["picklists", "Picklists"],
  ["logic", "Flows, BPMs, scripts"],
  ["diagram", "Diagram"],
  ["requests", "Requests"],
  ["faults", "Faults"],
  ["switches", "Switches"],
] as const;

describe("the console in Chromium (tools/chromium/install.sh finds one, or installs Debian's package)", () => {
  let browser: Browser;
  let emulator: Emulator;
  /** What went wrong in a page: errors, what its policy refused, dialogs that a text of the tenant opened. */
  let faults: string[];

  // As long as Debian's package takes to install.
  beforeAll(async () => {
    const executablePath = execFileSync("tools/chromium/install.sh", { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
    // Root has no sandbox, and machines of CI little shared memory. The pages are our own.
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  }, 900_000);

  afterAll(() => browser?.close());

  beforeEach(async () => {
    faults = [];
    emulator = await startEmulator({ seed, beside: createConsole });
  });

  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    await emulator.stop();
    expect(emulator.failures).toEqual([]);
    expect(faults).toEqual([]);
  });

  async function open(view = "", options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on("pageerror", ({ message }) => faults.push(message));
    // A refused change is an answer that the browser tells, too.
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("request", (request) => request.url().startsWith(emulator.url) || faults.push(`request to ${request.url()}`));
    page.on("dialog", (dialog) => {
      faults.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${emulator.url}/#${view}`);
    return page;
  }

  /** Asks for a token, as a client would; resolves to the status. */
  async function signIn(): Promise<number> {
    const { url, clientId, clientSecret } = emulator;
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
    return (await fetch(`${url}/baas/auth/v1.0/oauth2/token`, { method: "POST", body })).status;
  }

  const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name }).waitFor();
  const said = (page: Page, text: string) => page.getByRole("status").getByText(text).waitFor();
  const textOf = (page: Page, name: string) => page.getByRole("table", { name }).textContent();

  test("an object is found, and its fields and records are seen as texts", async () => {
    const page = await open();
    await page.getByLabel("Find an object").fill("order");
    await said(page, "1 of 7 objects");
    await page.getByRole("link", { name: "demo__Order__CST" }).click();
    await heading(page, "demo__Order__CST");
    expect(await textOf(page, "Fields")).toContain("demo__customer__CSTCustomerLookupnonodemo__Customer__CST");
    expect(await textOf(page, "Records: 1")).toMatch(/First \(\w{20}\)12$/);
    expect(await page.locator("main img, main script").count()).toBe(0);
    await page.getByRole("cell", { name: markup }).waitFor();
  });

  test("a fault is switched on, strikes, and is removed", async () => {
    const page = await open("faults");
    await page.getByLabel("Status", { exact: true }).fill("503");
    await page.getByLabel("Which calls").selectOption("OAuth2Token");
    await page.getByRole("button", { name: "Turn the fault on" }).click();
    await page.getByRole("cell", { name: "struck 0 of 1" }).waitFor();
    expect([await signIn(), await signIn()]).toEqual([503, 200]);
    await page.getByRole("cell", { name: "struck 1 of 1" }).waitFor();
    await page.getByRole("button", { name: "Remove fault 1" }).click();
    await page.getByText("No fault is on.").waitFor();
  });

  test("a request that arrives is told, and shown with its body, its secret masked", async () => {
    const page = await open("requests");
    await said(page, "No request arrived yet.");
    await signIn();
    await said(page, "A request arrived: OAuth2Token, 200");
    await page.getByRole("button", { name: "Show request 1" }).click();
    const body = page.getByText('"client_secret": "***"');
    await body.waitFor();
    expect(await body.textContent()).not.toContain(emulator.clientSecret);
  });

  test("a switch is turned, and a wrong number is refused with what would be right", async () => {
    const page = await open("switches");
    await page.getByLabel("missing", { exact: true }).selectOption("emptyArray");
    await said(page, "missing is emptyArray.");
    expect(emulator.dialect.missing).toBe("emptyArray");
    await page.getByText("changed; the default is 404").waitFor();
    const number = page.getByLabel("quota: another number");
    await number.fill("-1");
    await number.blur();
    await page.getByRole("alert").getByText("quota is one of none, 20, or another whole number").waitFor();
    expect(faults.splice(0)).toEqual([expect.stringContaining("400 (Bad Request)")]);
  });

  test("the texts of the picture stay in their boxes", async () => {
    const page = await open("diagram");
    const source = await page.getByRole("img", { name: /^Diagram of the custom objects/ }).getAttribute("src");
    await page.goto(new URL(String(source), emulator.url).href);
    // Two objects, one of them with two fields.
    expect(await page.locator("g.node text").count()).toBe(4);
    expect(await page.evaluate(`${inPage}.overflowing()`)).toEqual([]);
  });

  test("the diagram is a picture with the same as text", async () => {
    const page = await open("diagram");
    const picture = page.getByRole("img", { name: /^Diagram of the custom objects/ });
    await picture.waitFor();
    // Rejects for a picture that does not load.
    await page.evaluate(`document.querySelector("main img").decode()`);
    await page.getByText("As text, for Mermaid").click();
    await page.getByText("flowchart LR").waitFor();
  });

  test("everything goes by the keyboard: to an object, to a fault and out of it", async () => {
    const page = await open();
    await heading(page, "Objects");
    const { keyboard } = page;
    /** Goes on with a key until something has the focus; every stop on the way shows it. */
    const goTo = async (text: string, key = "Tab") => {
      for (let stops = 0; (await page.evaluate("document.activeElement.textContent.trim()")) !== text; stops++) {
        expect(stops).toBeLessThan(30);
        await keyboard.press(key);
        expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
      }
    };
    const atHeading = () => page.locator("#heading:focus").waitFor();
    await goTo("Skip to the content");
    await goTo("demo__Order__CST");
    await keyboard.press("Enter");
    await heading(page, "demo__Order__CST");
    await atHeading();

    await goTo("Faults", "Shift+Tab");
    await keyboard.press("Enter");
    await heading(page, "Faults");
    await atHeading();
    await goTo("Turn the fault on");
    await keyboard.press("Space");
    await said(page, "The fault is on.");
    expect(emulator.faults.pending).toHaveLength(1);
    await goTo("Turn off");
    await keyboard.press("Enter");
    await said(page, "Fault 1 is off.");
    expect(emulator.faults.pending).toEqual([]);
    await atHeading();
  });

  test.each(["light", "dark"] as const)(
    "at 360 pixels no view is wider than the page, and texts have contrast (%s)",
    async (colorScheme) => {
      const page = await open("", { viewport: { width: 360, height: 740 }, colorScheme });
      await signIn();
      emulator.faults.add({ kind: "status", status: 500, when: "after", operation: "CreatePicklistInstance" });
      for (const [view, title] of views) {
        await page.goto(`${emulator.url}/#${view}`);
        await heading(page, title);
        await page.locator("#body > *").first().waitFor();
        expect([view, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([view, 360]);
        expect([view, await page.evaluate(`${inPage}.unnamed()`)]).toEqual([view, []]);
        expect([view, await page.evaluate(`${inPage}.pale()`)]).toEqual([view, []]);
      }
    },
  );
});
