import { defineConfig } from "@playwright/test";

/** Debian's Chromium, quiet: nothing is downloaded and nothing is called home. */
export default defineConfig({
  testDir: ".",
  // The picture of the README is no test: `npm run picture` writes it.
  testIgnore: process.env.LIVSLOS_PICTURE ? [] : ["picture.spec.ts"],
  outputDir: "results",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    browserName: "chromium",
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
