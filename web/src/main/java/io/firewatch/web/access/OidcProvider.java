package io.firewatch.web.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.firewatch.web.http.StoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Talks with the identity provider (OpenID Connect, authorization code with PKCE). Its document is read when somebody first
 * signs in, so that the desk starts while the provider is down; its keys are fetched again when a token names one that is new.
 */
final class OidcProvider {
    private static final int MILLIS = 10_000;

    /** A key set is some kilobytes; one that is much larger is none. */
    private static final int LARGEST_KEY_SET = 1_000_000;

    private final OidcConfig config;
    private volatile @Nullable Known known;

    OidcProvider(OidcConfig config) {
        this.config = config;
    }

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /** Whom the provider vouches for. {@code name} is what people call the account, {@code idToken} its word as it was signed. */
    record Vouched(
            String issuer, String subject, String name, String displayName, List<String> groups, String idToken) {}

    /** The provider does not vouch: the code is wrong or used, or the token is not for us. */
    static final class NotVouched extends Exception {
        private static final long serialVersionUID = 1;

        NotVouched(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** Where a browser is sent. */
    URI askAt(String state, String nonce, String verifier) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(config.scopes().toArray(String[]::new)),
                        new ClientID(config.clientId()),
                        config.callback())
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Trades the code for an ID token and checks signature, issuer, audience, times and nonce. */
    Vouched redeem(String code, String nonce, String verifier) throws NotVouched {
        ClientID client = new ClientID(config.clientId());
        TokenRequest request = new TokenRequest.Builder(
                        known().metadata().getTokenEndpointURI(),
                        authentication(client),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), config.callback(), new CodeVerifier(verifier)))
                .build();
        try {
            HTTPRequest http = request.toHTTPRequest();
            http.setConnectTimeout(MILLIS);
            http.setReadTimeout(MILLIS);
            TokenResponse response = OIDCTokenResponseParser.parse(http.send());
            if (!(response instanceof OIDCTokenResponse answer)) {
                throw new NotVouched(String.valueOf(response.toErrorResponse().getErrorObject()), null);
            }
            IDTokenClaimsSet claims =
                    known().validator().validate(answer.getOIDCTokens().getIDToken(), new Nonce(nonce));
            return vouched(claims, answer.getOIDCTokens().getIDTokenString());
        } catch (IOException | KeySourceException e) {
            throw new StoreUnavailable("identity-provider", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotVouched(String.valueOf(e.getMessage()), e);
        }
    }

    private ClientAuthentication authentication(ClientID client) {
        Secret secret = new Secret(config.clientSecret());
        return switch (config.clientAuth()) {
            case BASIC -> new ClientSecretBasic(client, secret);
            case POST -> new ClientSecretPost(client, secret);
        };
    }

    /** Where a browser signs out of the provider; empty where the provider has no such place, or does not answer just now. */
    Optional<URI> signOutAt(String idToken) {
        try {
            URI there = known().metadata().getEndSessionEndpointURI();
            return there == null
                    ? Optional.empty()
                    : Optional.of(new LogoutRequest(there, SignedJWT.parse(idToken), config.signedOut(), null).toURI());
        } catch (StoreUnavailable | java.text.ParseException e) {
            return Optional.empty(); // whoever leaves the desk is let go
        }
    }

    private Vouched vouched(IDTokenClaimsSet claims, String idToken) throws NotVouched {
        String name = claims.getStringClaim(config.nameClaim());
        if (name == null || name.isBlank()) {
            throw new NotVouched("the ID token names nobody: " + config.nameClaim() + " is missing", null);
        }
        String displayName = claims.getStringClaim("name");
        return new Vouched(
                claims.getIssuer().getValue(),
                claims.getSubject().getValue(),
                name,
                displayName == null || displayName.isBlank() ? name : displayName,
                groups(claims),
                idToken);
    }

    /** Most providers send a list; some send a person's only group as a text. */
    private List<String> groups(IDTokenClaimsSet claims) {
        String only = claims.getStringClaim(config.groupsClaim());
        List<String> several = claims.getStringListClaim(config.groupsClaim());
        return several != null ? several : only == null ? List.of() : List.of(only);
    }

    private Known known() {
        Known now = known;
        if (now == null) {
            try {
                OIDCProviderMetadata metadata =
                        OIDCProviderMetadata.resolve(new Issuer(config.issuer()), MILLIS, MILLIS);
                now = new Known(
                        metadata,
                        new IDTokenValidator(
                                metadata.getIssuer(),
                                new ClientID(config.clientId()),
                                JWSAlgorithm.parse(config.signature()),
                                metadata.getJWKSetURI().toURL(),
                                new DefaultResourceRetriever(MILLIS, MILLIS, LARGEST_KEY_SET)));
                known = now;
            } catch (GeneralException | IOException e) {
                throw new StoreUnavailable("identity-provider", e);
            }
        }
        return now;
    }
}
