package org.enishi.web.security;

import static java.util.Objects.requireNonNull;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.enishi.security.Recognition;
import org.enishi.security.Requester;
import org.jspecify.annotations.Nullable;

/**
 * What the authentication mechanism does for the client and server APIs, one layer below it: without the bridge between the
 * two, which looks its beans up by name twice a request (docs/decisions/0045).
 */
class CallerModule implements ServerAuthModule {
    private final Recognition recognition;
    private final Requester requester;
    private @Nullable CallbackHandler container;

    CallerModule(Recognition recognition, Requester requester) {
        this.recognition = recognition;
        this.requester = requester;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    @Override
    public void initialize(
            MessagePolicy requests, MessagePolicy responses, CallbackHandler handler, Map<String, Object> options) {
        container = handler;
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, @Nullable Subject service)
            throws AuthException {
        boolean known = recognition.recognises((HttpServletRequest) message.getRequestMessage());
        if (known) tell(new CallerPrincipalCallback(client, requester.name()), groups(client));
        else tell(new CallerPrincipalCallback(client, (String) null));
        return AuthStatus.SUCCESS;
    }

    private Callback groups(Subject client) {
        return new GroupPrincipalCallback(client, requester.roles().toArray(String[]::new));
    }

    private void tell(Callback... callbacks) throws AuthException {
        try {
            requireNonNull(container, "initialised by the container").handle(callbacks);
        } catch (IOException | UnsupportedCallbackException refused) {
            throw new AuthException("The container does not take the caller", refused);
        }
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject subject) {
        subject.getPrincipals().clear();
    }
}
