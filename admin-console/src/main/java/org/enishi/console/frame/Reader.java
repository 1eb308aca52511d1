package org.enishi.console.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** In which language, zone and form the person before the page reads. */
@Named
@RequestScoped
public class Reader {
    static final String LANGUAGE = "enishi-language";
    private static final String ZONE = "enishi-zone";
    private static final String SWITCH = "lang";
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm ", Locale.JAPANESE);
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx '['VV']'", Locale.ENGLISH);

    @Inject
    HttpServletRequest request;

    /** {@code ja} or {@code en}: as chosen, or what the browser asks for first. */
    public String getLanguage() {
        return getLocale().getLanguage();
    }

    public Locale getLocale() {
        return cookie(LANGUAGE).flatMap(Reader::supported).orElseGet(this::ofBrowser);
    }

    public ZoneId getZone() {
        return cookie(ZONE)
                .map(name -> name.replace("%2F", "/"))
                .flatMap(Reader::zone)
                .orElse(ZoneOffset.UTC);
    }

    public String when(Instant moment) {
        var local = moment.atZone(getZone());
        boolean japanese = getLocale().equals(Locale.JAPANESE);
        return japanese ? JAPANESE.format(local) + ZONE_NAME.format(local) : ENGLISH.format(local);
    }

    public String exactly(Instant moment) {
        return EXACT.format(moment.atZone(getZone()));
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }

    /** This page in another language. */
    public String addressIn(String language) {
        Object original = request.getAttribute("jakarta.servlet.forward.request_uri");
        Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
        boolean elsewhere = original != null || failed != null;
        var address = Address.of(elsewhere ? request.getContextPath() + "/" : request.getRequestURI());
        if (!elsewhere) address.withQuery(request.getQueryString());
        return address.with(SWITCH, language).toString();
    }

    static Optional<Locale> supported(String language) {
        return switch (language) {
            case "ja" -> Optional.of(Locale.JAPANESE);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }

    private Locale ofBrowser() {
        if (request.getHeader("Accept-Language") == null) return Locale.ENGLISH;
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> supported(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
