import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./demo.ts";

// A page made up by the test has no address in the network; the browser would keep it from ours.
test.use({ permissions: ["local-network-access"] });

/** A host page without any theme, under the strictest policy the widget needs to work. */
async function hostPage(page: Page, url: string, element: string): Promise<void> {
  await page.route(`${url}/host`, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: {
        "content-security-policy": `default-src 'none'; script-src 'self'; connect-src ${url.replace("http", "ws")}`,
      },
      body: `<!doctype html><html lang="nn"><title>Vert</title><main><h1>Vert</h1><button>Hjelp</button></main>
        ${element}<script type="module" src="/livslos-chat.js"></script></html>`,
    }),
  );
  await page.goto(`${url}/host`);
}

test("a page with a strict policy and no theme: the default theme, and nothing refused", async ({
  chat,
  page,
  demo,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("favicon"))
      complaints.push(message.text());
  });
  await hostPage(page, demo.url, "<livslos-chat visible></livslos-chat>");
  await chat.launcher.click();
  await expect(chat.replies).toHaveCount(1);
  await expect(chat.lastReply).toHaveAttribute("lang", "nn");
  const bar = chat.dialog.locator(".bar");
  await expect(bar).toHaveCSS("background-color", "rgb(0, 98, 186)");
  await expectAccessible(page);
  expect(complaints.filter((text) => /policy/i.test(text))).toEqual([]);
});

test("the page opens and closes the chat, hears of it, and gets focus back where it was", async ({
  chat,
  page,
  demo,
}) => {
  await hostPage(page, demo.url, "<livslos-chat></livslos-chat>");
  await expect(chat.launcher).toBeHidden();
  await page.evaluate(() => {
    const heard: string[] = [];
    const element = document.querySelector("livslos-chat");
    for (const name of ["open", "close", "escalate"])
      element?.addEventListener(name, () => heard.push(name));
    Object.assign(window, { heard });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const call = (method: string) =>
    page.evaluate((name) => {
      const element = document.querySelector("livslos-chat") as unknown as Record<
        string,
        () => void
      >;
      element[name]?.();
    }, method);

  await page.getByRole("button", { name: "Hjelp" }).focus();
  await call("open");
  await expect(chat.field).toBeFocused();
  await chat.say("eg vil snakke med eit menneske");
  await expect(chat.lastReply.locator("[data-kind=handover]")).toBeVisible();
  await call("close");
  await expect(chat.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Hjelp" })).toBeFocused();
  expect(await heard()).toEqual(["open", "escalate", "close"]);
});

test("the page's own theme carries over into the chat", async ({ chat, page }) => {
  await chat.open();
  const accent = await page.evaluate(() =>
    getComputedStyle(document.documentElement)
      .getPropertyValue("--ds-color-brand1-base-default")
      .trim(),
  );
  const bar = await chat.dialog
    .locator(".bar")
    .evaluate((one) =>
      getComputedStyle(one).getPropertyValue("--ds-color-accent-base-default").trim(),
    );
  expect(accent).not.toBe("");
  expect(bar).toBe(accent);
});
