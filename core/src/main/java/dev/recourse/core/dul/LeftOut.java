package dev.recourse.core.dul;

/** Why an address is not proposed though its name would be a reason. */
public enum LeftOut {
    /** A decision keeps it off the list. */
    KEPT_OFF,
    /** It is of a cloud and was not seen sending. */
    CLOUD_NOT_SEEN,
    /** It is of IPv6 and was not seen sending. */
    IPV6_NOT_SEEN,
    /** It has no name and was not seen sending. */
    NO_NAME_NOT_SEEN
}
