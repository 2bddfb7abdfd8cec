/** How a message reaches somebody: mail, signed webhooks, the robots of WeCom, DingTalk and Feishu, SMS, open pages of the desk. */
@NullMarked
package io.firewatch.web.notify.channel;

import org.jspecify.annotations.NullMarked;
