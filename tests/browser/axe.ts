import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No rule of axe is broken on the page as it stands now, the widget's shadow tree included. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
  expect(told).toEqual([]);
}
