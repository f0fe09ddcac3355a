import { expectAccessible } from "./axe.ts";
import { expect, test } from "./demo.ts";

const WORDS = {
  nb: { label: "Hvilken kommune bor du i?", button: "Vis nettsiden", link: "Asker kommune" },
  nn: { label: "Kva kommune bur du i?", button: "Vis nettsida", link: "Asker kommune" },
  en: {
    label: "Which municipality do you live in?",
    button: "Show its website",
    link: "Asker municipality",
  },
} as const;

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  for (const lang of ["nb", "nn", "en"] as const) {
    test(`a municipality is chosen with the keyboard, ${lang}`, async ({ page, demo }) => {
      const { label, button, link } = WORDS[lang];
      await page.goto(`${demo.url}/hjelp/fa-barn/barnehageplass?lang=${lang}`);
      const choice = page.getByLabel(label);
      await choice.focus();
      await page.keyboard.type("Asker");
      await page.keyboard.press("Tab");
      await expect(page.getByRole("button", { name: button })).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\?lang=..&kommune=3203#livslos-contact$/);
      const site = page.getByRole("link", { name: `${link}: www.asker.kommune.no` });
      await expect(site).toHaveAttribute("href", "https://www.asker.kommune.no/");
      await expect(site).toBeInViewport();
      await expect(choice).toHaveValue("3203");
      await page.getByRole("link", { name: "English" }).click();
      await expect(page.getByRole("link", { name: /^Asker municipality: / })).toBeVisible();
    });
  }
});

for (const lang of ["nb", "nn", "en"] as const) {
  test(`axe on an article of the municipality's, ${lang}: before and after the choice`, async ({
    page,
    demo,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const chosen of ["", "&kommune=3203"]) {
      await page.goto(`${demo.url}/hjelp/fa-barn/barnehageplass?lang=${lang}${chosen}`);
      await expect(page.getByLabel(WORDS[lang].label)).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
    }
  });
}
