import { expectAccessible } from "./axe.ts";
import type { Lang } from "./chat.ts";
import { expect, test } from "./demo.ts";

const SEARCHES: Record<Lang, { found: string; nothing: string }> = {
  nb: { found: "foreldrepenger", nothing: "xyzzy" },
  nn: { found: "foreldrepengar", nothing: "xyzzy" },
  en: { found: "parental benefit", nothing: "xyzzy" },
};

for (const lang of ["nb", "nn", "en"] as const) {
  test(`axe on the search page, ${lang}: empty, with results, filtered, and with nothing`, async ({
    page,
    demo,
  }) => {
    const { found, nothing } = SEARCHES[lang];
    for (const query of [
      "",
      `&q=${encodeURIComponent(found)}`,
      `&q=${encodeURIComponent(found)}&life_event=fa-barn&agency=nav`,
      `&q=${nothing}`,
    ]) {
      await page.goto(`${demo.url}/sok?lang=${lang}${query}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expectAccessible(page);
    }
  });
}

test("narrow: results and the open list do not scroll sideways at 320 pixels", async ({
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`${demo.url}/sok?lang=nb&q=foreldrepenger`);
  await page.getByRole("combobox", { name: "Hva lurer du på?" }).pressSequentially(" ");
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const small = await page
    .locator(".search :is(input, select, button, [role=option])")
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
        .map((one) => one.outerHTML.slice(0, 100)),
    );
  expect(small).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("from the overview to the results, a filter, another language, and the answer", async ({
    page,
    demo,
  }) => {
    await page.goto(`${demo.url}/hjelp?lang=nb`);
    await page.getByLabel("Hva lurer du på?").fill("når må jeg søke om foreldrepenger");
    await page.getByRole("button", { name: "Søk", exact: true }).click();
    await expect(page).toHaveTitle("når må jeg søke om foreldrepenger – søk – Livslos");
    const heading = page.locator("h2#results");
    await expect(heading).toContainText("artikler om «når må jeg søke om foreldrepenger»");
    await expect(page.locator("mark").first()).toBeVisible();

    const event = page.getByLabel("Livshendelse");
    await expect(event.locator("option[value=fa-barn]")).toHaveText(/^Å? ?\S.* \(\d+\)$/);
    await event.selectOption("fa-barn");
    await page.getByRole("button", { name: "Vis utvalget" }).click();
    await expect(page).toHaveURL(/life_event=fa-barn/);
    await expect(page.getByLabel("Livshendelse")).toHaveValue("fa-barn");
    for (const url of await page.locator(".found h3 a").evaluateAll((all) => all.map(String))) {
      expect(url).toContain("/hjelp/");
    }

    await page.getByRole("link", { name: "Nynorsk" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "nn");
    await expect(page.getByLabel("Livshending")).toHaveValue("fa-barn");
    await page.locator(".found h4 a").first().click();
    await expect(page).toHaveURL(/\/hjelp\/.+\?lang=nn#.+/);
    await page.getByRole("link", { name: "Søk", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Søk" })).toBeVisible();
  });

  test("nothing found is said, with ways to go on", async ({ page, demo }) => {
    await page.goto(`${demo.url}/sok?lang=nb&q=xyzzy`);
    await expect(page.locator("h2#results")).toHaveText("Vi fant ikke noe som svarer på «xyzzy»");
    await expect(page.locator("main a[href^='/hjelp/']")).toHaveCount(7);
    await expect(page.getByRole("link", { name: "Spør Livslos" })).toBeVisible();
  });
});
