package org.enishi.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code ?lang=ja} or {@code ?lang=en} is remembered in a cookie and taken out of the address. */
public class LanguageSwitch extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int YEAR = 365 * 24 * 3600;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String language = request.getMethod().equals("GET") ? request.getParameter("lang") : null;
        if (language == null) {
            chain.doFilter(request, response);
            return;
        }
        if (Reader.supported(language).isPresent()) response.addCookie(cookie(language, request));
        var address = Address.of(request.getRequestURI()).withQuery(request.getQueryString());
        response.sendRedirect(address.with("lang", null).toString());
    }

    private static Cookie cookie(String language, HttpServletRequest request) {
        var cookie = new Cookie(Reader.LANGUAGE, language);
        cookie.setPath(request.getContextPath());
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
