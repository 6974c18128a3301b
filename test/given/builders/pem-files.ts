/**
 * Certificates and keys in PEM that are used for nothing but tests (OpenSSL 3.0: `req -x509`, `ca`, `pkcs8`, `ec -aes128`).
 * The passphrase of the encrypted keys is `passphrase`.
 */
export const passphrase = 'Correct-Horse-1';

/** Valid until 2126; with `clientKey`. */
export const clientCertificate = `-----BEGIN CERTIFICATE-----
MIIBODCB66ADAgECAhQdbpxwux5xxxyWl6uvoZ3eBDatKDAFBgMrZXAwETEPMA0G
A1UEAwwGY2xpZW50MCAXDTI2MTEyOTIyMjUwMloYDzIxMjYxMTA1MjIyNTAyWjAR
MQ8wDQYDVQQDDAZjbGllbnQwKjAFBgMrZXADIQASl27olcLGM6Gmk/h8EVhrGAjF
DHTtCOXNGFrrYtQBF6NTMFEwHQYDVR0OBBYEFEzN26GdcOfvqFiaGpwckYfHGdmO
MB8GA1UdIwQYMBaAFEzN26GdcOfvqFiaGpwckYfHGdmOMA8GA1UdEwEB/wQFMAMB
Af8wBQYDK2VwA0EAuDmDlz8sMPNyXY2padlsVtOkKFoZAw0crH+lndtHZxPgXgAH
jpEyUT7McoEFTXtzkptZemEUv5uigt7dGRuLBg==
-----END CERTIFICATE-----
`;

export const clientKey = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIFMypd22JtVvdwpvNtZeLQAAtmSQXMrxo5QzNVT0sEBf
-----END PRIVATE KEY-----
`;

/** The same key, encrypted as PKCS 8. */
export const encryptedKey = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjIrgXKCucSJAICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEF00JIPGwdcEYOvYQARzE3gEQMIX
vTXM1IzdLE7MWhgJnlNxq/OcxAQkAsRXYRVCM/ewkk/IcCd6q4r1ncR96fyZ05z+
TGyOab1GJ3YL3/tDCwI=
-----END ENCRYPTED PRIVATE KEY-----
`;

/** Of the same key, valid until 2021. */
export const expiredCertificate = `-----BEGIN CERTIFICATE-----
MIHIMHwCAQEwBQYDK2VwMBExDzANBgNVBAMMBmNsaWVudDAeFw0yMDAxMDEwMDAw
MDBaFw0yMTAxMDEwMDAwMDBaMBExDzANBgNVBAMMBmNsaWVudDAqMAUGAytlcAMh
ABKXbuiVwsYzoaaT+HwRWGsYCMUMdO0I5c0YWuti1AEXMAUGAytlcANBAArDTM1s
QE+BBGOLvWra3KYgEyCjT5vkN6MeEdQD+/18zBhm0Ar4zido+loQ0q2709FDchw3
Utcfn/7j0FEN9w0=
-----END CERTIFICATE-----
`;

/** Of another key. */
export const otherCertificate = `-----BEGIN CERTIFICATE-----
MIIBdjCCAR2gAwIBAgIUPnEPn9A3YL/1FFg6JoLYDz1bEtEwCgYIKoZIzj0EAwIw
EDEOMAwGA1UEAwwFb3RoZXIwIBcNMjYxMTI5MjIyNTAzWhgPMjEyNjExMDUyMjI1
MDNaMBAxDjAMBgNVBAMMBW90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
VdiA+60wbR1GrkteNW46XRHqpI8mya3FD5bxXxeofBITyC44njW5az/lj9QifrDz
MtfKZO/mXpIjIinkvk03b6NTMFEwHQYDVR0OBBYEFIeY3y+Z/KYFF0stVXW76pg6
oPF+MB8GA1UdIwQYMBaAFIeY3y+Z/KYFF0stVXW76pg6oPF+MA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgCLbfVcx2iicCBCKchpmLLQrTK+De6+zj
LbCl9nWry/wCICgct8ZQuDSjwtee0lYEdlFwh1sfAcCfx8wydV1o1Vbv
-----END CERTIFICATE-----
`;

/** Its key, encrypted as OpenSSL once did (RFC 1421). */
export const otherKey = `-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,1BB5AB90CCB4152835833F5E76F0266A

Ym3aUfDpkydUYUELvb0NvepeYFFy8tZvRTjrCjD45GzvYnsgkkGT7NSrB8sN7dWe
6Zh3lQ+UF4xymiMV/klpLTjGYHa+S3lZaK7ExMwCgFQZ7BX9GEYRlLbxVOFJtAkS
Q5wvWIWyP+zBdYy7uKhq87Co5nIo4ak8eYXNcN8ikrE=
-----END EC PRIVATE KEY-----
`;
