package org.enishi.web.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The first to see a request: answers preflights, adds CORS headers to everything else, and hides headers that must not matter. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class WireFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isForBrowsers = Cors.appliesTo(request.getRequestURI());
        if (isForBrowsers) Cors.allow(response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!request.getMethod().equals("OPTIONS")) chain.doFilter(new PlainRequest(request), response);
        else if (!isForBrowsers) Errors.write(AnyExceptionMapper.byStatus(405), response);
    }
}
