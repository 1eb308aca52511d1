package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium before the console of one server, in Tokyo, with its own profile. */
public final class Browser implements AutoCloseable {
    private static final String REMEDY = "Chromium is missing, so browser tests are skipped. Install it with:"
            + " apt-get install -y chromium chromium-driver";
    private static final Path SHOTS = Path.of("target/screenshots");

    /** Says at each start that it does not know this Chromium's version; what is used here needs none. */
    private static final Logger VERSION_FINDER = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        VERSION_FINDER.setLevel(Level.OFF);
    }

    private final ChromeDriver driver;
    private final URI console;

    private Browser(ChromeDriver driver, URI console) {
        this.driver = driver;
        this.console = console;
    }

    /** @param language what the browser asks for first, {@code ja} or {@code en} */
    public static Browser at(URI server, String language) {
        var chromium = find("chromium", "chromium-browser", "google-chrome");
        var chromedriver = find("chromedriver");
        Assumptions.assumeTrue(chromium.isPresent() && chromedriver.isPresent(), REMEDY);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow())
                .withSilent(true)
                .build();
        var driver = new ChromeDriver(service, options(chromium.orElseThrow(), language));
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Tokyo"));
        return new Browser(driver, server.resolve("/admin/"));
    }

    private static ChromeOptions options(File chromium, String language) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--window-size=1280,900", "--hide-scrollbars", "--lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Optional<File> find(String... names) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** @param page relative to the console, such as {@code partners?search=x} */
    public Browser open(String page) {
        driver.get(console.resolve(page).toString());
        return this;
    }

    public Browser logIn(String user, String password) {
        type("login:name", user);
        type("login:password", password);
        click("login:enter");
        return this;
    }

    public Browser type(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Sets a box, or takes it out. */
    Browser check(String id) {
        driver.findElement(By.id(id)).click();
        return this;
    }

    public Browser click(String id) {
        return leaveBy(driver.findElement(By.id(id)));
    }

    public Browser follow(String linkText) {
        return leaveBy(driver.findElement(By.partialLinkText(linkText)));
    }

    /**
     * Every button and link of the console leads to a page, if only to the same one again. A click may return before that
     * page is there, so this waits until it is: a new document knows nothing of the mark on the old one.
     */
    private Browser leaveBy(WebElement element) {
        driver.executeScript("window.beingLeft = true");
        element.click();
        Awaitility.await("the next page")
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> Boolean.TRUE.equals(
                        driver.executeScript("return !window.beingLeft && document.readyState === 'complete'")));
        return this;
    }

    /** Path and query. */
    String address() {
        var uri = URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
        return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    }

    public Browser says(String... words) {
        assertThat(text()).contains(words);
        return this;
    }

    /** Its markup, scripts and all. */
    String source() {
        return Objects.requireNonNull(driver.getPageSource());
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    String language() {
        return String.valueOf(driver.findElement(By.tagName("html")).getDomAttribute("lang"));
    }

    String session() {
        return Objects.requireNonNull(driver.manage().getCookieNamed("enishi-console"))
                .getValue();
    }

    Cookie cookie(String name) {
        return Objects.requireNonNull(driver.manage().getCookieNamed(name));
    }

    Browser wide(int width) {
        return sized(width, 900);
    }

    Browser sized(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    Browser dark(boolean dark) {
        var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
        return this;
    }

    /** How far the page sticks out of the window to the right, in pixels. */
    long overflow() {
        return (Long) Objects.requireNonNull(driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    /** What the browser has complained about since it was last asked: errors, blocked scripts and styles. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Rules of WCAG 2.2 A and AA that axe-core finds violated here, each with the first element. */
    Object barriers() {
        driver.executeScript(axe());
        return Objects.requireNonNull(
                driver.executeAsyncScript(
                        "const done = arguments[0];"
                                + "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                                + ".then(r => done(r.violations.map(v => v.id + ': ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)))"));
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kept as a result of the tests: somebody should look at it. */
    Browser shoot(String name) {
        try {
            Files.createDirectories(SHOTS);
            Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
