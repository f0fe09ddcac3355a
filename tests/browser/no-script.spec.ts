import { expectAccessible } from "./axe.ts";
import { chooseCitizen } from "./chat.ts";
import { expect, test } from "./demo.ts";

test.use({ javaScriptEnabled: false });

test("without JavaScript: the website leads to the chat, which answers, asks and lists the steps", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.url}/?lang=nb`);
  await page.getByRole("link", { name: "Bruk chatten uten JavaScript" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Livslos" })).toBeVisible();
  await page.getByLabel("Skriv med egne ord").fill("Jeg er gravid og lurer på hva jeg har krav på");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.locator("#latest")).toContainText("Jeg er gravid");
  await page.getByLabel(/termin/).fill("2027-07-01");
  await page.getByRole("button", { name: "Svar", exact: true }).click();
  await expect(page.locator(".step").first()).toBeVisible();
  await expect(page.locator(".step time").first()).toBeVisible();
  await expect(page.locator("#latest")).toContainText("1. juli 2027");
});

test("without JavaScript: login, one's own cases, and the agency that is down by name", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.url}/chat?lang=nb`);
  await page.getByLabel("Skriv med egne ord").fill("hvordan går det med søknaden min?");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("link", { name: "Logg inn og se sakene mine" }).click();
  await chooseCitizen(page, "Ingrid Prøvedal");
  await expect(page.getByText("Søknad om foreldrepenger")).toBeVisible();
  await expect(page.locator(".status .failed").first()).toContainText(/svarte ikke|svarer ikke/);
  await page.getByRole("button", { name: "Slett samtalen" }).click();
  await expect(page.locator(".said")).toHaveCount(0);
});

test("without JavaScript: in three languages", async ({ page, demo }) => {
  for (const [lang, hello] of [
    ["nb", "Hei!"],
    ["nn", "Hei!"],
    ["en", "Hi!"],
  ] as const) {
    await page.context().clearCookies();
    await page.goto(`${demo.url}/chat?lang=${lang}`);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.locator(".reply").first()).toContainText(hello);
  }
});

test.describe("axe on the pages without JavaScript", () => {
  // axe itself is a script; the pages are the same with and without.
  test.use({ javaScriptEnabled: true });

  for (const lang of ["nb", "nn", "en"]) {
    test(`${lang}: greeting, answer with question, steps, crisis, status`, async ({
      page,
      demo,
    }) => {
      const says = {
        nb: ["Jeg er gravid og lurer på hva jeg har krav på", "jeg vil ta livet mitt"],
        nn: ["Eg er gravid og lurer på kva eg har krav på", "eg vil ta livet mitt"],
        en: ["I am pregnant and wonder what I am entitled to", "i want to kill myself"],
      }[lang] as string[];
      const say = async (text: string) => {
        await page.locator("#text").fill(text);
        await page.locator(".say button").click();
        await expect(page.locator("#latest")).toContainText(text);
      };
      await page.goto(`${demo.url}/chat?lang=${lang}`);
      await expectAccessible(page);
      await say(says[0] ?? "");
      await expectAccessible(page);
      await page.locator("input[type=date]").fill("2027-07-01");
      await page.locator(".answer button").click();
      await expect(page.locator(".step").first()).toBeVisible();
      await expectAccessible(page);
      await say(says[1] ?? "");
      await expect(page.locator(".notice[data-color=danger]").last()).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${demo.url}/login?return=/chat`);
      await expectAccessible(page);
      await chooseCitizen(page, "Kari Testvik");
      await expectAccessible(page);
    });
  }

  test("at 320 pixels nothing scrolls sideways", async ({ page, demo }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["/", "/omsorgsstonad", "/chat"]) {
      await page.goto(`${demo.url}${path}?lang=nb`);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        path,
      ).toBeLessThanOrEqual(320);
    }
  });
});
